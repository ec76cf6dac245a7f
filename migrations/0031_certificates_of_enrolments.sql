-- Whether an enrolment has a certificate is asked of all certificates, also of those that have ended.
CREATE INDEX certificates_enrolment ON certificates (enrolment);
