//! Bands of age, in completed years on the day of enrolment.

/// The bands that the Ministry counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// Below 45.
    Below45,
    /// 45 to 55.
    To55,
    /// Above 55.
    Above55,
    /// Without a birth date.
    Unknown,
}

impl AgeBand {
    /// The youngest first.
    pub const ALL: [Self; 4] = [Self::Below45, Self::To55, Self::Above55, Self::Unknown];

    /// The band of an age.
    pub fn of(age: Option<i64>) -> Self {
        match age {
            None => Self::Unknown,
            Some(..45) => Self::Below45,
            Some(45..=55) => Self::To55,
            Some(56..) => Self::Above55,
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Below45 => "duoi-45",
            Self::To55 => "45-55",
            Self::Above55 => "tren-55",
            Self::Unknown => "chua-ro",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.name() == name)
    }
}

/// Finer bands for young cadres, who are below 45.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YouthBand {
    /// 30 and below.
    To30,
    /// 31 to 35.
    To35,
    /// 36 to 40.
    To40,
    /// 41 to 44.
    To44,
    /// 45 and above.
    Older,
    /// Without a birth date.
    Unknown,
}

impl YouthBand {
    /// The youngest first.
    pub const ALL: [Self; 6] = [Self::To30, Self::To35, Self::To40, Self::To44, Self::Older, Self::Unknown];

    /// The band of an age.
    pub fn of(age: Option<i64>) -> Self {
        match age {
            None => Self::Unknown,
            Some(..=30) => Self::To30,
            Some(31..=35) => Self::To35,
            Some(36..=40) => Self::To40,
            Some(41..=44) => Self::To44,
            Some(45..) => Self::Older,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_meet_without_gap_or_overlap() {
        let bands = |ages: [i64; 6]| ages.map(|age| AgeBand::of(Some(age)));
        use AgeBand::*;
        assert_eq!(bands([18, 44, 45, 55, 56, 70]), [Below45, Below45, To55, To55, Above55, Above55]);
        let young = [30, 31, 35, 36, 40, 41, 44, 45].map(|age| YouthBand::of(Some(age)));
        use YouthBand as Y;
        assert_eq!(young, [Y::To30, Y::To35, Y::To35, Y::To40, Y::To40, Y::To44, Y::To44, Y::Older]);
        assert_eq!((AgeBand::of(None), YouthBand::of(None)), (Unknown, Y::Unknown));
    }

    #[test]
    fn the_finer_bands_lie_within_the_others() {
        for age in 0..100 {
            let is_young = !matches!(YouthBand::of(Some(age)), YouthBand::Older | YouthBand::Unknown);
            assert_eq!(AgeBand::of(Some(age)) == AgeBand::Below45, is_young, "{age}");
        }
    }

    #[test]
    fn a_band_is_found_by_its_name() {
        for band in AgeBand::ALL {
            assert_eq!(AgeBand::named(band.name()), Some(band));
        }
        assert_eq!(AgeBand::named("44"), None);
    }
}
