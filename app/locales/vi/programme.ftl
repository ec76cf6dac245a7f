# Chương trình gồm nhiều khóa, và văn bản pháp luật mà khóa học dẫn
programmes-title = Chương trình
programmes-lead = Mỗi chương trình gồm nhiều khóa học. Khóa đã hoàn thành được tính cho mọi chương trình có khóa ấy, không phải học lại.
programmes-list = Danh sách chương trình
programmes-none = Chưa có chương trình nào
programmes-none-text = Khi cơ quan mở một chương trình, tên, hạn và những khóa cần học sẽ có ở đây.
programme-open = Xem chương trình
programme-about = Về chương trình
programme-by = Hạn hoàn thành { $date }
programme-completed = Đã hoàn thành ngày { $date }
programme-completed-late = Đã hoàn thành ngày { $date }, sau hạn
programme-left = Còn { $parts }
programme-left-all = { $count } khóa bắt buộc
programme-left-any = { $count } chuyên đề tự chọn
programme-left-tiet = { $count } tiết
programme-left-tiet-half = { $count },5 tiết
programme-all =
    { $count ->
        [1] Khóa bắt buộc
       *[other] { $count } khóa bắt buộc
    }
programme-any = Chọn ít nhất { $count } chuyên đề
programme-tiet = Tổng cộng ít nhất { $tiet }
programme-courses-of = { $done }/{ $count } khóa
programme-tiet-of = { $done }/{ $of } tiết
programme-part-done = Đã đủ
programme-parts-done = khóa đã xong
programme-unopened = { $count } khóa chưa mở. Khi mở, khóa sẽ hiện ở đây.
programme-year = Số tiết trong năm
home-programmes = Chương trình đang theo
home-all-programmes = Tất cả chương trình
home-act-choose = Chọn khóa
catalogue-programmes = Xem theo chương trình
course-in-programmes = Thuộc chương trình
course-act-ended = { $number } (hết hiệu lực)
course-act-not-yet = { $number } (chưa có hiệu lực)
course-acts-ended = Khóa học dẫn văn bản đã hết hiệu lực: { $numbers }. Nội dung đang cần rà soát; hãy đối chiếu văn bản mới trước khi áp dụng.
course-review-due = Khóa học đã quá ngày rà soát ({ $date }). Hãy đối chiếu số liệu và văn bản mới trước khi áp dụng.
course-all-acts = Tra hiệu lực văn bản
legal-title = Văn bản các khóa học dẫn
legal-lead = Số hiệu, thời gian hiệu lực và văn bản thay thế. Danh mục do người biên soạn giữ; khi áp dụng, hãy đối chiếu văn bản gốc.
legal-none = Chưa có danh mục văn bản
legal-none-text = Người biên soạn khai văn bản trong tệp legal.md của thư mục khóa học.
legal-in-force = Còn hiệu lực
legal-not-yet = Chưa có hiệu lực
legal-ended = Hết hiệu lực
legal-unknown = Chưa xác nhận
legal-from = hiệu lực từ { $date }
legal-until = đến hết { $date }
legal-no-dates = Chưa xác nhận được ngày hiệu lực
legal-replaced-by = Thay bằng
legal-cited-by = Dẫn trong
