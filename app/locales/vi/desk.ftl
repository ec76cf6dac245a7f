# Bàn điều phối
desk-today = Hôm nay
desk-units = Đơn vị
desk-reach = Phạm vi
desk-count-units = Số đơn vị
desk-count-people = Số người
desk-as-of = Số liệu tính đến { $at }.
desk-no-unit = Chưa có đơn vị nào trong phạm vi
desk-no-unit-how = Quyền điều phối gắn với một đơn vị và các đơn vị bên dưới. Đơn vị có thể đã sáp nhập hoặc hết hiệu lực; hãy đề nghị quản trị giao lại phạm vi.
