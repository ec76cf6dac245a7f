# Mật khẩu
password-too-short = Mật khẩu cần ít nhất 12 ký tự. Thêm một hai từ nữa là đủ.
password-too-long = Mật khẩu dài quá 200 ký tự. Rút ngắn lại.
password-contains-name = Mật khẩu chứa họ tên hoặc tên đăng nhập. Chọn những từ khác.
password-differs = Hai lần nhập không giống nhau. Nhập lại cả hai ô.
