//! What is known of a person, and the words for it in the database.

use crate::sensitive::SensitiveFacts;

/// The sex of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
    /// Không nêu.
    Unstated,
}

/// What kind of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StaffKind {
    /// Cán bộ.
    CanBo,
    /// Công chức.
    CongChuc,
    /// Viên chức.
    VienChuc,
    /// Đại biểu hội đồng nhân dân.
    DaiBieu,
    /// Khác.
    Khac,
}

/// On which level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StaffLevel {
    /// Trung ương.
    TrungUong,
    /// Tỉnh.
    Tinh,
    /// Xã.
    Xa,
}

/// Gives a closed set of words its names in the database.
macro_rules! named {
    ($type:ident: $($variant:ident = $name:literal),+) => {
        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the database.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The one of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
named!(Sex: Female = "female", Male = "male", Unstated = "unstated");
named!(StaffKind: CanBo = "can-bo", CongChuc = "cong-chuc", VienChuc = "vien-chuc", DaiBieu = "dai-bieu", Khac = "khac");
named!(StaffLevel: TrungUong = "trung-uong", Tinh = "tinh", Xa = "xa");

/// A person as the database knows her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted and sorted.
    pub given_name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// The sex.
    pub sex: Sex,
    /// Lower case.
    pub email: Option<String>,
    /// Within `staff_body`.
    pub staff_code: Option<String>,
    /// The top-level body of the code.
    pub staff_body: Option<String>,
    /// Her primary membership of today, or one that begins later.
    pub membership: Option<KnownMembership>,
    /// Whether the actor reaches her, or reached her last.
    pub in_reach: bool,
    /// Whether she has signed in, or holds a staff role: her e-mail and staff code open an account.
    pub is_protected: bool,
    /// Whether another e-mail or staff code that the actor's import wanted of her waits for an answer, or was refused.
    pub has_open_request: bool,
    /// Those that are turned on.
    pub sensitive: SensitiveFacts,
}

/// Where a person is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownMembership {
    /// The row.
    pub id: String,
    /// The unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// What kind of staff.
    pub staff_kind: StaffKind,
    /// On which level.
    pub staff_level: StaffLevel,
    /// The first day.
    pub valid_from: String,
}
