//! Kinds of units, and the codes that they bear.

/// What a unit is. The list follows the bodies of the Vietnamese state and those that train with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Bộ.
    Ministry,
    /// Cơ quan ngang bộ.
    MinisterialBody,
    /// Cục, vụ.
    Department,
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Sở.
    ProvincialDepartment,
    /// Phòng.
    Division,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
    /// Đơn vị sự nghiệp.
    ServiceUnit,
    /// Cơ sở đào tạo, bồi dưỡng.
    TrainingInstitution,
    /// Cơ quan Đảng.
    PartyBody,
    /// Mặt trận Tổ quốc, đoàn thể.
    MassOrganisation,
    /// Đối tác nước ngoài.
    ForeignPartner,
    /// Anything else.
    Other,
}

impl Kind {
    /// All kinds, in the order in which people choose from them.
    pub const ALL: [Self; 15] = [
        Self::Ministry,
        Self::MinisterialBody,
        Self::Department,
        Self::Province,
        Self::ProvincialDepartment,
        Self::Commune,
        Self::Ward,
        Self::SpecialZone,
        Self::Division,
        Self::ServiceUnit,
        Self::TrainingInstitution,
        Self::PartyBody,
        Self::MassOrganisation,
        Self::ForeignPartner,
        Self::Other,
    ];

    /// The name in the database and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ministry => "bo",
            Self::MinisterialBody => "co-quan-ngang-bo",
            Self::Department => "cuc-vu",
            Self::Province => "tinh",
            Self::ProvincialDepartment => "so",
            Self::Division => "phong",
            Self::Commune => "xa",
            Self::Ward => "phuong",
            Self::SpecialZone => "dac-khu",
            Self::ServiceUnit => "don-vi-su-nghiep",
            Self::TrainingInstitution => "co-so-dao-tao",
            Self::PartyBody => "co-quan-dang",
            Self::MassOrganisation => "doan-the",
            Self::ForeignPartner => "doi-tac-nuoc-ngoai",
            Self::Other => "khac",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How many digits its area code has; other kinds have none (Decision 19/2025/QĐ-TTg).
    pub fn area_digits(self) -> Option<usize> {
        match self {
            Self::Province => Some(2),
            Self::Commune | Self::Ward | Self::SpecialZone => Some(5),
            _ => None,
        }
    }
}

/// Why a code does not fit a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Units of this kind bear no area code.
    NotOfThisKind,
    /// The code wants so many digits, and not all of them noughts.
    Digits(usize),
}

/// Whether an area code fits a kind: text of 2 digits for a province, of 5 for a commune, ward or special zone.
pub fn check_area_code(kind: Kind, code: &str) -> Result<(), CodeError> {
    let digits = kind.area_digits().ok_or(CodeError::NotOfThisKind)?;
    let is_number = code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && code.bytes().any(|byte| byte != b'0') { Ok(()) } else { Err(CodeError::Digits(digits)) }
}

/// Whether a text is an electronic identification code: up to 35 signs, groups of figures and capital letters between
/// points (Decision 20/2020/QĐ-TTg).
pub fn is_agency_code(code: &str) -> bool {
    code.len() <= 35
        && code.split('.').all(|group| {
            !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
        assert_eq!(Kind::named("huyen"), None);
    }

    #[test]
    fn area_codes_are_text_with_leading_noughts() {
        assert_eq!(check_area_code(Kind::Province, "01"), Ok(()));
        assert_eq!(check_area_code(Kind::Commune, "00004"), Ok(()));
        assert_eq!(check_area_code(Kind::Province, "1"), Err(CodeError::Digits(2)));
        assert_eq!(check_area_code(Kind::Ward, "00000"), Err(CodeError::Digits(5)));
        assert_eq!(check_area_code(Kind::Ward, "٠٠٠٠٤"), Err(CodeError::Digits(5)));
        assert_eq!(check_area_code(Kind::Division, "00004"), Err(CodeError::NotOfThisKind));
    }

    #[test]
    fn agency_codes_are_groups_between_points() {
        assert!(is_agency_code("H26") && is_agency_code("G01.12.7B"));
        for wrong in ["", "h26", "H26.", ".H26", "H26..1", "H 26", &"A".repeat(36)] {
            assert!(!is_agency_code(wrong), "{wrong}");
        }
    }
}
