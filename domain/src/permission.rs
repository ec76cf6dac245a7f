//! Who may do what: one table of role × action × scope. Every route of the site names its action.

/// What a person may be. Everybody who has signed in is a learner; the other roles come from grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Not signed in.
    Visitor,
    /// Signed in.
    Learner,
    /// Writes courses.
    Instructor,
    /// Answers for the training of a unit and all below it.
    Coordinator,
    /// Runs the service.
    Administrator,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Self; 5] = [Self::Visitor, Self::Learner, Self::Instructor, Self::Coordinator, Self::Administrator];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Learner => "learner",
            Self::Instructor => "instructor",
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a grant; `None` for a name that no grant may carry.
    pub fn granted(name: &str) -> Option<Self> {
        [Self::Instructor, Self::Coordinator, Self::Administrator].into_iter().find(|role| role.name() == name)
    }
}

/// How far an action reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// What is public for all.
    Public,
    /// What is the actor's own.
    Own,
    /// The courses of the grant.
    Course,
    /// The unit of the grant and all below it.
    Subtree,
    /// Everything.
    Everything,
}

/// Everything that a route can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Help, privacy, accessibility, assets, health.
    SeePublicPages,
    /// Sign in, accept an invitation.
    SignIn,
    /// Make the first administrator with the token of the console.
    SetUp,
    /// The catalogue and the pages of courses.
    SeeCourses,
    /// Verify a certificate, see public keys and revocations.
    VerifyCertificates,
    /// Choose language, theme and view.
    ChoosePreferences,
    /// Sign out, change password, see the own profile and history.
    ManageOwnAccount,
    /// Enrol and un-enrol; ask to join a cohort.
    ManageOwnEnrolment,
    /// Read lessons, try their questions, see their media.
    Study,
    /// Start, answer, submit and review own attempts.
    TakeQuizzes,
    /// Say that a question of an own attempt is wrong.
    Appeal,
    /// Enter hours done elsewhere, correct and withdraw them.
    RecordOwnHours,
    /// See the meetings of the own class, and sign in at them.
    AttendMeetings,
    /// Read the own messages.
    ReadOwnMessages,
    /// See and download own certificates.
    SeeOwnCertificates,
    /// See what learners of the own courses did, mark it, grade it again, give extra time.
    Teach,
    /// See and answer what learners of the own courses say is wrong.
    AnswerAppeals,
    /// Write the own courses: their drafts, and what is published of them.
    Write,
    /// Mark who is at a meeting, by hand or by the code on the wall.
    MarkAttendance,
    /// The desk's first page: what needs the coordinator today.
    SeeDesk,
    /// See the units of the own subtree; add, rename, move, merge, split and close them.
    ManageUnits,
    /// List, import and invite the people of the own subtree.
    ManageStaff,
    /// Say or take back sensitive facts of people of the own subtree, as far as they are turned on.
    ChangeSensitiveFacts,
    /// Open cohorts, fill them, decide who asks to join, assign courses and programmes.
    ManageCohorts,
    /// Write to people of the own subtree.
    SendMessages,
    /// Close programmes for cohorts of the own subtree, issue their certificates, ask for replacement or revocation.
    IssueCertificates,
    /// Count what the people of the own subtree learn, and take it away as files.
    SeeReports,
    /// Enter and decide hours done elsewhere by people of the own subtree.
    ManageHours,
    /// The administration's first page.
    SeeAdministration,
    /// List people, create them, invite them.
    ManagePeople,
    /// Grant and end the roles of coordinators and instructors.
    GrantRoles,
    /// Set the yearly targets.
    SetTargets,
    /// Turn sensitive fields on and off, erase what was kept of them.
    ManageSensitiveFields,
    /// Find issued certificates.
    SeeCertificates,
    /// Revoke and replace certificates.
    EndCertificates,
    /// Record which programmes are assigned to the issuer.
    ManageApprovals,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 36] = [
        Self::SeePublicPages,
        Self::SignIn,
        Self::SetUp,
        Self::SeeCourses,
        Self::VerifyCertificates,
        Self::ChoosePreferences,
        Self::ManageOwnAccount,
        Self::ManageOwnEnrolment,
        Self::Study,
        Self::TakeQuizzes,
        Self::Appeal,
        Self::RecordOwnHours,
        Self::AttendMeetings,
        Self::ReadOwnMessages,
        Self::SeeOwnCertificates,
        Self::Teach,
        Self::AnswerAppeals,
        Self::Write,
        Self::MarkAttendance,
        Self::SeeDesk,
        Self::ManageUnits,
        Self::ManageStaff,
        Self::ChangeSensitiveFacts,
        Self::ManageCohorts,
        Self::SendMessages,
        Self::IssueCertificates,
        Self::SeeReports,
        Self::ManageHours,
        Self::SeeAdministration,
        Self::ManagePeople,
        Self::GrantRoles,
        Self::SetTargets,
        Self::ManageSensitiveFields,
        Self::SeeCertificates,
        Self::EndCertificates,
        Self::ManageApprovals,
    ];
}

/// The table itself: how far the role may go in the action, if at all.
pub fn scope(role: Role, action: Action) -> Option<Scope> {
    use Action::*;
    match action {
        SeePublicPages | SignIn | SetUp | SeeCourses | VerifyCertificates | ChoosePreferences => Some(Scope::Public),
        ManageOwnAccount | ManageOwnEnrolment | Study | TakeQuizzes | Appeal | RecordOwnHours | AttendMeetings
        | ReadOwnMessages | SeeOwnCertificates => (role != Role::Visitor).then_some(Scope::Own),
        Teach | AnswerAppeals | Write => match role {
            Role::Instructor => Some(Scope::Course),
            Role::Administrator => Some(Scope::Everything),
            Role::Visitor | Role::Learner | Role::Coordinator => None,
        },
        MarkAttendance => match role {
            Role::Instructor => Some(Scope::Course),
            Role::Coordinator => Some(Scope::Subtree),
            Role::Administrator => Some(Scope::Everything),
            Role::Visitor | Role::Learner => None,
        },
        SeeDesk | ManageUnits | ManageStaff | ChangeSensitiveFacts | ManageCohorts | SendMessages
        | IssueCertificates | SeeReports | ManageHours => match role {
            Role::Coordinator => Some(Scope::Subtree),
            Role::Administrator => Some(Scope::Everything),
            Role::Visitor | Role::Learner | Role::Instructor => None,
        },
        SeeAdministration
        | ManagePeople
        | GrantRoles
        | SetTargets
        | ManageSensitiveFields
        | SeeCertificates
        | EndCertificates
        | ManageApprovals => (role == Role::Administrator).then_some(Scope::Everything),
    }
}

/// The furthest scope that any of the roles gives for the action.
pub fn widest_scope(roles: &[Role], action: Action) -> Option<Scope> {
    roles.iter().filter_map(|role| scope(*role, action)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visitors_reach_only_what_is_public() {
        for action in Action::ALL {
            assert!(matches!(scope(Role::Visitor, action), None | Some(Scope::Public)), "{action:?}");
        }
    }

    #[test]
    fn everyone_who_has_signed_in_may_learn() {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Visitor) {
            assert_eq!(scope(role, Action::Study), Some(Scope::Own), "{role:?}");
        }
    }

    #[test]
    fn instructors_teach_and_write_their_courses_alone() {
        for action in [Action::Teach, Action::AnswerAppeals, Action::Write] {
            assert_eq!(scope(Role::Instructor, action), Some(Scope::Course));
            assert_eq!(scope(Role::Coordinator, action), None);
            assert_eq!(scope(Role::Learner, action), None);
        }
    }

    #[test]
    fn coordinators_reach_their_subtree_alone() {
        use Action::*;
        for action in [SeeDesk, ManageUnits, ManageStaff, ManageCohorts, IssueCertificates] {
            assert_eq!(scope(Role::Coordinator, action), Some(Scope::Subtree));
            assert_eq!(scope(Role::Instructor, action), None);
            assert_eq!(scope(Role::Learner, action), None);
        }
    }

    #[test]
    fn only_administrators_end_certificates_and_assign_programmes() {
        for (role, action) in Role::ALL
            .map(|role| [Action::EndCertificates, Action::ManageApprovals].map(|action| (role, action)))
            .into_iter()
            .flatten()
        {
            assert_eq!(scope(role, action).is_some(), role == Role::Administrator, "{role:?} {action:?}");
        }
    }

    #[test]
    fn the_widest_of_several_roles_counts() {
        let roles = [Role::Learner, Role::Administrator];
        assert_eq!(widest_scope(&roles, Action::ManagePeople), Some(Scope::Everything));
        assert_eq!(widest_scope(&[], Action::SeeCourses), None);
    }
}
