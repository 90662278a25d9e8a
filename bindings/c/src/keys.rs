//! Blocking keys: to find, in a database, the pairs of names that are worth comparing.

use core::ffi::c_char;

use isim_core::{KEY_VERSION, blocking_keys};

use crate::boundary::{Output, guarded, shared};
use crate::name::Name;
use crate::status::Status;

/// A blocking key: what the first consonants of one word of a name are.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Key {
    /// The key as a number below 32768. Keys that begin alike are numbers side by side.
    pub number: u32,
    /// The same as letters, one for each class of consonants, then NULs: "MLLP"; "-" for a word
    /// without consonants.
    pub letters: [c_char; 8],
}

/// The blocking keys of a name, each once and in their order. Two writings of one name nearly
/// always share a key, whatever their scripts; names that share none need not be compared.
///
/// Keys are joined on with keys of the same isim_key_version only.
///
/// Returns: ISIM_STATUS_OK, and in `keys` as many as `count` says; ISIM_STATUS_NO_SPACE when there
/// are more than `capacity`, and only `count`; ISIM_STATUS_NULL. `keys` may be NULL when `capacity`
/// is 0, to ask for the number.
/// Thread safety: any thread while the name lives.
///
/// Example:
///
///     isim_name *name;
///     isim_key keys[32];
///     size_t count;
///
///     assert(isim_name_new("Omuraliev", 9, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     if (isim_name_keys(name, keys, 32, &count) == ISIM_STATUS_OK) {
///         for (size_t i = 0; i < count; i++) {
///             printf("%u %s\n", (unsigned)keys[i].number, keys[i].letters);
///         }
///     }
///     isim_name_free(name);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_keys(
    name: *const Name,
    keys: *mut Key,
    capacity: usize,
    count: *mut usize,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (count, name) = unsafe { (Output::new(count)?, shared(name)?) };
        if keys.is_null() && capacity > 0 {
            return Err(Status::Null);
        }
        let found = blocking_keys(&name.core);
        count.set(found.len());
        if found.len() > capacity {
            return Err(Status::NoSpace);
        }
        for (at, key) in found.into_iter().enumerate() {
            let mut letters = [0; 8];
            // Five classes at most; the last place stays NUL in any case.
            for (to, from) in letters.iter_mut().take(7).zip(key.to_string().bytes()) {
                *to = from as c_char;
            }
            let key = Key { number: key.number().into(), letters };
            // SAFETY: `at` is below `capacity`, and `keys` has room for so many, by the convention.
            unsafe { keys.add(at).write(key) };
        }
        Ok(())
    })
}

/// The version of the blocking keys. Store it beside them.
///
/// Returns: the number.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_key_version() -> u32 {
    KEY_VERSION
}
