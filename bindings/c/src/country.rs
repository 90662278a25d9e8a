//! Countries by their names, and their names by language.

use core::ffi::c_char;

use isim_core::{Country, Lang};

use crate::boundary::{Output, Text, guarded, language, name_text};
use crate::status::Status;
use crate::texts::Texts;

/// The codes of all countries and territories of ISO 3166-1, and XK for Kosovo, in their order.
///
/// Returns: ISIM_STATUS_OK, and in `codes` a handle that goes to isim_texts_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_countries(codes: *mut *mut Texts) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, by the convention.
        let codes = unsafe { Output::new(codes) }?;
        codes.give(Country::all().map(Country::code).collect());
        Ok(())
    })
}

/// The codes of the countries that a text names, in any language; mostly one or none. "Congo"
/// names two. Case, accents and punctuation do not matter; acronyms count in capitals only.
///
/// Returns: ISIM_STATUS_OK, and in `codes` a handle that goes to isim_texts_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_country_find(
    text: *const c_char,
    text_length: usize,
    codes: *mut *mut Texts,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and a text, by the convention.
        let (codes, text) = unsafe { (Output::new(codes)?, name_text(text, text_length)?) };
        let mut found = Vec::new();
        Country::find_all(text, |country| found.push(country.code()));
        codes.give(found.into_iter().collect());
        Ok(())
    })
}

/// The name of a country that CLDR puts first in a language. It lives for ever.
///
/// `country` is an ISO 3166-1 alpha-2 code, in capitals or small letters; `lang` is a BCP 47 tag.
///
/// Returns: ISIM_STATUS_OK, and the name, which is empty where CLDR has none; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when there is no such country
/// or `lang` is no tag.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     isim_text name;
///
///     assert(isim_country_name("TR", 2, "de", 2, &name) == ISIM_STATUS_OK);
///     printf("%.*s\n", (int)name.length, name.data);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_country_name(
    country: *const c_char,
    country_length: usize,
    lang: *const c_char,
    lang_length: usize,
    name: *mut Text,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a code and a tag, by the convention.
        let (name, country, lang) = unsafe {
            (Output::new(name)?, name_text(country, country_length)?, language(lang, lang_length)?)
        };
        let country = Country::get(country).ok_or(Status::UnknownCode)?;
        name.set(Text::of(country.name(lang.unwrap_or(Lang::UND)).unwrap_or("")));
        Ok(())
    })
}

/// Every name of a country that isim knows: of those in a language and those that hold in any, or
/// of all when `lang` is empty.
///
/// Returns: ISIM_STATUS_OK, and in `names` a handle that goes to isim_texts_free once; otherwise as
/// isim_country_name.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_country_names(
    country: *const c_char,
    country_length: usize,
    lang: *const c_char,
    lang_length: usize,
    names: *mut *mut Texts,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a code and a tag, by the convention.
        let (names, country, lang) = unsafe {
            (Output::new(names)?, name_text(country, country_length)?, language(lang, lang_length)?)
        };
        let country = Country::get(country).ok_or(Status::UnknownCode)?;
        let wanted = country.names().filter_map(|(name, langs)| {
            let mut langs = langs.peekable();
            let any = lang.is_none() || langs.peek().is_none();
            (any || langs.any(|l| Some(l) == lang)).then_some(name)
        });
        names.give(wanted.collect());
        Ok(())
    })
}
