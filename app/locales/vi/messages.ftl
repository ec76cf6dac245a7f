# Điều vừa xảy ra, nói một lần.
flash-signed-out = Đã đăng xuất.
flash-password-changed = Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.
flash-enrolled = Đã ghi danh. Anh/chị bắt đầu học được ngay.
flash-unenrolled = Đã rời khóa học. Kết quả đã có vẫn được lưu.
flash-enrol-first = Cần ghi danh trước, để việc học được ghi lại.
flash-courses-first = Cần hoàn thành các khóa học bắt buộc trước.
flash-course-not-offered = Khóa học này hiện không nhận ghi danh.
flash-lesson-done = Đã đánh dấu học xong bài trước.
flash-course-completed = Đã hoàn thành khóa học.
flash-time-over = Đã hết giờ. Những câu đã lưu được chấm; câu vừa gửi sau giờ không được tính.
flash-certificate-revoked = Đã thu hồi.
flash-certificate-replaced = Đã cấp bản thay thế.
flash-certificate-ended-before = Giấy này đã hết hiệu lực từ trước, không có gì thay đổi.
flash-certificate-waits = Chưa có đơn vị cấp hoặc khóa ký, nên chưa cấp bản thay thế được.
flash-invitation-accepted = Đã đặt mật khẩu. Anh/chị đã đăng nhập.
flash-set-up = Đã thiết lập xong. Anh/chị là người quản trị đầu tiên.

# Điều cần sửa ở một ô.
field-needed = Ô này cần được điền.
field-too-long = Nội dung dài quá { $most } ký tự. Hãy rút ngắn.
field-choose = Hãy chọn một mục trong danh sách.
field-sign-in-name = Tên đăng nhập có 3–64 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới.
field-sign-in-name-taken = Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.
field-email = Địa chỉ thư chưa đúng, ví dụ: hanh.nt@example.vn.
field-email-taken = Địa chỉ thư này đã thuộc về một người khác.
field-staff-code-taken = Mã cán bộ này đã có trong đơn vị.
field-day = Ngày chưa đúng, ví dụ: 12/04/1991.
field-confirm = Hãy đánh dấu để xác nhận.
field-same-name = Tên này giống hệt tên đang in. Hãy sửa tên rồi gửi lại.
field-token = Mã thiết lập không đúng hoặc đã dùng. Hãy lấy đường dẫn mới trên màn hình máy chủ.
practice-choose-first = Hãy chọn hoặc viết câu trả lời trước khi kiểm tra.
