//! Which library this is.

use core::ffi::{CStr, c_char};

/// The version of the library that is running, as in "0.1.0". Compare it with ISIM_VERSION, the
/// version of this header, when you load the library at run time.
///
/// Returns: a NUL-terminated string that lives for ever.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => panic!("a version has no NUL inside"),
        };
    VERSION.as_ptr()
}

/// The number of the binary interface, which is also that of the shared library's name, as in
/// libisim.so.0. It goes up when a function, a struct or a number goes away or changes its meaning;
/// what is only added leaves it.
pub const ISIM_ABI_VERSION: u32 = 0;

/// The number of the binary interface of the library that is running. A program that loads the
/// library by hand should find ISIM_ABI_VERSION here.
///
/// Returns: the number.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     if (isim_abi_version() != ISIM_ABI_VERSION) {
///         fprintf(stderr, "this is isim %s, and its interface is another\n", isim_version());
///         exit(1);
///     }
#[unsafe(no_mangle)]
pub extern "C" fn isim_abi_version() -> u32 {
    ISIM_ABI_VERSION
}
