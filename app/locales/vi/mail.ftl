# Thư gửi đi và tin trong hộp tin.
mail-invitation = Lời mời vào học trên Khuê Văn
mail-invitation-body =
    Chào { $you } { $name },

    Cơ quan đã đăng ký cho { $you } học trên Khuê Văn, nền tảng học tập của công chức, viên chức.

    Tên đăng nhập: { $login }
    Đặt mật khẩu và vào học:
    { $link }

    Nếu { $you } đã có tài khoản Khuê Văn: không cần đặt mật khẩu mới. Hãy đăng nhập bằng tài khoản đó, mở trang Tài khoản và trả lời ở mục “Yêu cầu chờ trả lời”.

    Đường dẫn này chỉ dành cho { $you }, dùng được một lần, đến { $until }. Nếu có thư mới hơn, hãy dùng đường dẫn trong thư mới nhất.
    Khuê Văn không bao giờ hỏi mật khẩu qua thư hay điện thoại.

    { $site }
mail-reset = Đặt lại mật khẩu Khuê Văn
mail-reset-body =
    Chào { $you } { $name },

    Điều phối viên đã gửi { $you } một đường dẫn để đặt lại mật khẩu.

    Tên đăng nhập: { $login }
    Đặt mật khẩu mới:
    { $link }

    Đường dẫn dùng được một lần, đến { $until }. Nếu không nhờ ai việc này, { $you } bỏ qua thư: mật khẩu cũ vẫn dùng được.

    { $site }
message-invitation-body = Thư mời đã được gửi tới { $address }. Tên đăng nhập của { $you } là { $login }.
message-reset-body = Đường dẫn đặt lại mật khẩu đã được gửi tới { $address }. Nếu không nhờ ai việc này, { $you } hãy báo điều phối viên.
mail-trouble-refused = Máy chủ nhận thư từ chối địa chỉ này. Hãy hỏi lại địa chỉ, hoặc in phiếu mã.
mail-trouble-address = Địa chỉ thư viết chưa đúng. Hãy sửa địa chỉ, hoặc in phiếu mã.
mail-trouble-later = Máy chủ nhận thư đang bận.
mail-trouble-unreachable = Không nối được với máy chủ thư.
mail-trouble-settings = Máy chủ thư không cho Khuê Văn gửi. Hãy báo người quản trị.
mail-trouble-withdrawn = Thư được rút lại vì đã có lời mời mới hơn.
mail-tries-again = Hệ thống tự gửi lại.

# Tin nhắn gửi một nhóm người, từ bàn điều phối.
group-tab = Tin nhắn
group-title = Tin nhắn đã gửi
group-lead = Tin gửi tới đúng nhóm người anh/chị đã lọc: vào hộp tin của từng người, và qua thư nếu người đó có địa chỉ.
group-choose = Chọn người để gửi tin
group-write = Soạn tin cho những người này
group-none = Chưa gửi tin nào
group-none-how = Mở danh sách người học, lọc ra nhóm cần gửi, rồi chọn ‘Soạn tin cho những người này’.
group-people = { $number } người
group-see = Xem
group-to = Gửi tới
group-at = Lúc
group-written = Đã vào hộp tin
group-opened = Đã đọc
group-mail-sent = Thư đã gửi
group-mail-waiting = Thư đang chờ gửi
group-mail-failed = Thư không đến
group-unreached = Thư chưa đến những người này
group-text = Nội dung
group-everybody = Mọi người trong phạm vi
letter-title = Soạn tin
letter-with-mail = { $number } người nhận thêm qua thư.
letter-mail-off = Máy chủ chưa gửi được thư nên tin chỉ vào hộp tin.
letter-templates = Mẫu có sẵn
letter-course = Về khóa học
letter-no-course = Không về khóa học nào
letter-subject = Tiêu đề
letter-body = Nội dung
letter-places = Có thể viết: { $places }. Khi gửi, mỗi chỗ được thay bằng thông tin của từng người.
letter-preview = Xem trước
letter-preview-title = Xem trước khi gửi
letter-changed = Nhóm này vừa thay đổi. Hãy xem lại rồi gửi.
letter-more = và { $number } người nữa.
letter-send = Gửi cho { $number } người
letter-edit = Sửa lại
letter-who = Người nhận
letter-sample = { $name } sẽ nhận được
letter-unknown-place = Không có chỗ nào tên là { $word }. Hãy dùng một trong các chỗ ghi ở dưới, hoặc bỏ dấu ngoặc nhọn.
letter-nobody = Nhóm này không có ai. Hãy chọn nhóm khác.
letter-too-many = Mỗi lần gửi được nhiều nhất 20.000 người. Hãy chọn nhóm nhỏ hơn.
letter-course-needed = Tin có nhắc đến khóa học hoặc hạn, nên cần chọn khóa học.
letter-no-due = chưa đặt hạn
template-begin = Mời bắt đầu
template-begin-subject = Mời { $you } bắt đầu khóa { $course }
template-begin-body =
    Chào { $you } { $name },

    Khóa học { $course } đã mở cho { $you }. Mỗi bài chỉ vài phút, học được trên điện thoại, dừng lúc nào cũng được.
    Hạn hoàn thành: { $due }.

    Vào học: { $link }
template-due = Nhắc hạn
template-due-subject = Khóa { $course }: hạn { $due }
template-due-body =
    Chào { $you } { $name },

    Khóa học { $course } của { $you } đến hạn ngày { $due }. Nếu đang vướng ở đâu, { $you } cứ trả lời để được giúp.

    Học tiếp: { $link }
template-thanks = Cảm ơn
template-thanks-subject = Cảm ơn { $you } đã học khóa { $course }
template-thanks-body =
    Chào { $you } { $name },

    Cảm ơn { $you } đã dành thời gian cho khóa { $course }. Giấy xác nhận nằm ở mục Chứng nhận trên Khuê Văn.

    { $link }

# Nhắc hạn.
reminder-subject-one = Nhắc hạn: { $title }
reminder-subject-many = Nhắc hạn: { $count } việc học
reminder-subject-others = Có { $count } việc học quá hạn trong đơn vị
reminder-greeting = Chào { $you } { $name },
reminder-own = Việc học đang chờ:
reminder-line = • { $title }: hạn { $due }, { $time }.
reminder-optional = (không bắt buộc)
reminder-left = còn { $count } ngày
reminder-today = hôm nay là ngày cuối
reminder-late = đã quá { $count } ngày
reminder-others = Những người đã quá hạn và chưa học xong:
reminder-other-line = • { $name }: { $title }, { $time }.
reminder-more = … và { $count } việc nữa, xem ở bàn điều phối.
reminder-stop-line =
    Không muốn nhận lời nhắc không bắt buộc nữa:
    { $link }
reminder-title = Lời nhắc qua thư
reminder-whose = Dành cho { $name }.
reminder-stop-how = Bấm nút dưới đây thì lời nhắc không bắt buộc sẽ thôi. Không cần đăng nhập.
reminder-stop = Thôi nhắc
reminder-stopped = Đã thôi nhắc những việc không bắt buộc.
reminder-resume = Nhắc lại như cũ
reminder-mandatory = Việc học bắt buộc vẫn được nhắc, vì cơ quan giao. Mỗi ngày nhiều nhất một lời nhắc.
reminder-subject-expiry = Sắp hết hạn: { $count } chứng nhận
reminder-expiry-own = Chứng nhận sắp hết hạn:
reminder-expiry-others = Chứng nhận sắp hết hạn của người trong đơn vị:
reminder-expiry-line = – { $title }, số { $number }: hết hạn ngày { $date }, còn { $count } ngày. Học lại để gia hạn: { $link }
reminder-expiry-other-line = – { $name }: { $title }, số { $number }, hết hạn ngày { $date }, còn { $count } ngày.
