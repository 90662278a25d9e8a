//! How far long work has come, for people who watch.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error. It shows only when that is a terminal and standard output is not, so
/// that it never stands between results.
pub struct Progress(ProgressBar);

impl Progress {
    /// Progress through so many bytes, or through an unknown number of them.
    pub fn new(what: &'static str, bytes: Option<u64>) -> Progress {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = match bytes {
            Some(_) => "{msg} {wide_bar} {binary_bytes}/{binary_total_bytes} {eta}",
            None => "{msg} {spinner} {binary_bytes} {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what);
        if io::stderr().is_terminal() && !io::stdout().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Progress(bar)
    }

    /// Progress through so many rows; shown also when results go to a file of their own.
    pub fn rows(what: &'static str, rows: u64, file: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(rows), ProgressDrawTarget::hidden());
        let template = "{msg} {wide_bar} {human_pos}/{human_len} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what);
        if io::stderr().is_terminal() && (file || !io::stdout().is_terminal()) {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Progress(bar)
    }

    /// So much is done.
    pub fn at(&self, done: u64) {
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
