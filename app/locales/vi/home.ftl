# Trang đầu cho khách và trang Việc của tôi
landing-page-title = Học trực tuyến cho công chức, viên chức
landing-title = Học để làm việc tốt hơn ngay trong tuần này
landing-lead = Các khóa học ngắn về lãnh đạo, chuyển đổi số, cải cách hành chính và đạo đức công vụ, soạn cho công chức, viên chức và cán bộ trẻ, cán bộ nữ ở xã, tỉnh và bộ.
landing-see-courses = Xem khóa học
landing-promises = Khuê Văn có gì
landing-small-title = Nhẹ, học được trên điện thoại
landing-small-text = Mỗi bài dưới 15 phút, tải nhanh cả khi mạng yếu. Dừng ở đâu, lần sau mở ra đúng chỗ đó.
landing-saved-title = Trả lời đến đâu, lưu đến đó
landing-saved-text = Từng câu trả lời được ghi lại ngay. Mất mạng hay hết pin giữa bài kiểm tra cũng không phải làm lại từ đầu.
landing-proof-title = Giấy xác nhận ai cũng kiểm tra được
landing-proof-text = Mỗi giấy có mã và chữ ký số. Người nhận kiểm tra được trên mạng, hoặc không cần mạng.
landing-all-courses = Tất cả khóa học
landing-no-account = Chưa có tài khoản? Anh/chị báo điều phối viên đào tạo của đơn vị. Khuê Văn không bao giờ hỏi mật khẩu hay mã OTP qua điện thoại.
home-title = Việc của tôi
home-greeting = Chào { $you } { $name }
home-summary =
    { $count ->
        [0] Tuần này { $you } không có việc nào đến hạn.
       *[other] Tuần này { $you } có { $count } việc, khoảng { $time }.
    }
home-resume-over = Học tiếp từ chỗ đã dừng
home-resume-course = { $course }, mô-đun { $module }
home-resume-where = { $course } · khoảng { $time }
home-resume = Học tiếp
home-year = tiết, mục tiêu năm { $year }
home-week = Việc cần làm tuần này
home-week-free = Không có việc nào đến hạn trong tuần. Học trước một bài cũng tốt.
home-no-date = Không có hạn
home-late = Hạn đã qua. Anh/chị vẫn học và làm bài được.
home-wait = Hiện chưa có bước nào làm tiếp được. Trang khóa học cho biết vì sao.
home-later = Sắp tới
home-act-read = Mở bài
home-act-quiz = Vào làm bài
home-act-resume-quiz = Làm tiếp
home-act-course = Xem khóa học
home-learning = Khóa học đang theo
home-find-course = Tìm khóa học khác
home-choose-course = Chọn khóa học
home-nothing-yet = Chưa theo khóa học nào
home-nothing-yet-text = Khóa học anh/chị ghi danh hoặc được giao sẽ nằm ở đây, kèm số bài đã xong và hạn.
home-certificates = Chứng nhận đã có
home-all-certificates = Xem và tải về
home-no-certificates = Chưa có giấy nào. Hoàn thành một khóa học, giấy xác nhận sẽ có ngay ở đây.
home-suggestions = Có thể hợp với công việc của anh/chị
weekday-monday = Thứ Hai
weekday-tuesday = Thứ Ba
weekday-wednesday = Thứ Tư
weekday-thursday = Thứ Năm
weekday-friday = Thứ Sáu
weekday-saturday = Thứ Bảy
weekday-sunday = Chủ nhật
certificate-line = Số { $number } · cấp ngày { $date }
certificate-line-ended = không còn hiệu lực
