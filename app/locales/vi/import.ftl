# Nhập danh sách người học
