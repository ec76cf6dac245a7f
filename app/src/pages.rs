//! One component for each page: props in, HTML out.
