/*
 * isim: tells whether two names are the same name, in every script.
 *
 * This file is the manual of the C library. What does not appear in it is not public. isim.hpp has
 * the same for C++17.
 *
 *
 * A FIRST PROGRAM
 *
 *     #include <isim.h>
 *     #include <stdio.h>
 *     #include <string.h>
 *
 *     int main(void) {
 *         const char *a = "Vedat Işıkhan", *b = "Ведатом Ишикханом";
 *         double score;
 *         isim_status status = isim_compare(a, strlen(a), b, strlen(b), ISIM_KIND_PERSON, &score);
 *
 *         if (status != ISIM_STATUS_OK) {
 *             fprintf(stderr, "isim: %s\n", isim_status_message(status));
 *             return 2;
 *         }
 *         puts(score >= 0.5 ? "same" : "different");
 *         return 0;
 *     }
 *
 *
 * WHERE TO FIND WHAT
 *
 * Types come first, then the functions, in this order:
 *
 *     isim_status_message, isim_version, isim_abi_version, isim_texts_*    what all need
 *     isim_fold, isim_folder_*, isim_folded_*    plain forms, and what is hidden in a text
 *     isim_detect                                which language
 *     isim_romanize, isim_to_script, isim_script_of, isim_transliterate*, isim_systems_*,
 *         isim_renderings_*, isim_rules_*        other letters
 *     isim_*_name, isim_kind_parse, isim_code_check    numbers and codes as words
 *     isim_countries, isim_country_*             countries
 *     isim_stems_*, isim_surname_*, isim_same_family, isim_cases_agree    grammar
 *     isim_name_*, isim_key_version              a name, prepared once: its parts, its keys
 *     isim_compare*, isim_score_of_weight, isim_matcher_*    two names, and columns of names
 *     isim_explain, isim_matcher_explain, isim_explanation_*    why
 *     isim_matcher_builder_*, isim_matcher_prepare    what counts, and rules of one's own
 *     isim_index_*, isim_results_*, isim_layers_*, isim_searcher_*    a name in a list
 *     isim_scanner_*, isim_mentions_*, isim_stream_*    the names of a list in a text
 *     isim_propose, isim_proposals_*             names in a text, without a list
 *
 *
 * CONVENTION
 *
 * Texts come in as a pointer and a length in bytes, in UTF-8; no NUL is needed at the end, and one
 * inside is a character like any other. NULL with length 0 is the empty text. Names, ids and codes
 * may have ISIM_NAME_LIMIT bytes; texts, where a function says so, ISIM_TEXT_LIMIT.
 *
 * Every name is welcome: empty, of marks only, in any script or in several. Only the failures
 * listed at each function can happen, and ISIM_STATUS_PANIC, which is a bug in isim.
 *
 * Functions that can fail return an isim_status and write their results through their last
 * arguments, and only on success. There are two exceptions, both of functions that fill a buffer:
 * with ISIM_STATUS_NO_SPACE the length is written, and after any failure a buffer with a capacity
 * above 0 holds the empty string. Functions that cannot fail return their result, and 0, NULL or
 * the empty text for a NULL handle.
 *
 * Every pointer is checked for NULL. That it is good otherwise is the caller's promise: a text is
 * readable for its length and stays unchanged during the call, a result or buffer is writable,
 * aligned and apart from the inputs, a handle is alive and of its type.
 *
 * Handles are opaque. What a function ending in _new, or one that says so, hands out goes to the
 * _free function of its type once; NULL is fine there. A handle keeps what it needs of others, so
 * the order of freeing does not matter.
 *
 * Strings land in the caller's buffer, or belong to a handle and live as long as it does, or live
 * for ever. The caller never frees a string.
 *
 * Enumerations come in as uint32_t and are checked; they go out as uint32_t in structs.
 *
 * Threads: there is no state but in handles, and nothing to set up. A function that takes a handle
 * as const does not change it, so threads may share it; while one thread uses a handle that is not
 * const, or frees one, no other may touch it.
 *
 * The library opens no file, starts no thread, heeds no locale, and changes nothing of the process;
 * it writes to standard error when ISIM_STATUS_PANIC is returned, and otherwise nothing. When memory
 * runs out it says so there, and the process is aborted.
 *
 * The same input gives the same answer, to the bit, on every machine.
 *
 *
 * VERSIONS
 *
 * ISIM_VERSION is the version of this header, isim_version that of the library. The version of the
 * data is the library's: they are compiled in, so the same version gives the same scores.
 *
 * A program is bound to a binary interface, ISIM_ABI_VERSION, not to a version: libisim.so.0 is the
 * shared library with interface 0, and any later one of that name will do. Within one interface
 * nothing goes away: functions, numbers and fields keep their names and meanings, structs their
 * sizes. Functions and numbers may be added. What is to go away is marked as deprecated here, with
 * what replaces it, for at least one minor version before the interface's number goes up.
 *
 *
 * INSTALLING AND LINKING
 *
 * `./install.sh --prefix DIR` builds and installs libisim.so, libisim.a, the headers, isim.pc and
 * the files of CMake; `cargo cinstall` of cargo-c, in bindings/c, does so too but for CMake's. Then
 *
 *     cc program.c $(pkg-config --cflags --libs isim)
 *
 * or, in CMake, find_package(isim 0.1 CONFIG REQUIRED) and target_link_libraries(program isim::isim),
 * or isim::static.
 *
 * The static library needs what Rust's own library needs: on Linux, behind libisim.a,
 * -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc, which `pkg-config --static` knows too. A shared object
 * of your own that contains it should be linked with -Wl,--gc-sections -Wl,--exclude-libs,ALL, or it
 * exports Rust's symbols too.
 */

#ifndef ISIM_H
#define ISIM_H

/* Written by `ISIM_BLESS=1 cargo test -p isim-capi --test header` from bindings/c. Do not edit. */

#include <stddef.h>
#include <stdint.h>

/**
 * The version of this header; isim_version gives that of the library.
 */
#define ISIM_VERSION "0.1.0"
#define ISIM_VERSION_MAJOR 0
#define ISIM_VERSION_MINOR 1
#define ISIM_VERSION_PATCH 0
/** The version as one number, for #if: major * 1000000 + minor * 1000 + patch. */
#define ISIM_VERSION_NUMBER 1000

/* Arrow's C data interface, as its specification defines it for everybody to copy. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/**
 * The longest name, id or code that is taken, in bytes.
 */
#define ISIM_NAME_LIMIT 65536

/**
 * The longest text that is folded, transliterated or scanned in one call, in bytes.
 */
#define ISIM_TEXT_LIMIT 16777216

/**
 * The number of the binary interface, which is also that of the shared library's name, as in
 * libisim.so.0. It goes up when a function, a struct or a number goes away or changes its meaning;
 * what is only added leaves it.
 */
#define ISIM_ABI_VERSION 0

/**
 * Option of a folder: leave capitals as they are.
 */
#define ISIM_FOLD_KEEP_CASE 1

/**
 * Option of a folder: leave Arabic vowel signs, Hebrew and Syriac points and Cyrillic stress
 * marks in place.
 */
#define ISIM_FOLD_KEEP_MARKS 2

/**
 * Switch of a matcher: forms of one given name count as such, Joseph and Yusuf, William and Bill.
 */
#define ISIM_MATCHER_NICKNAMES 1

/**
 * Switch of a matcher: an initial may stand for a name that it begins. Without it, it agrees only
 * with itself.
 */
#define ISIM_MATCHER_INITIALS 2

/**
 * Switch of a matcher: it speaks against two names that one has a part which the other lacks.
 * Without it, such parts are left out of the comparison, unless each name has one of its own.
 */
#define ISIM_MATCHER_OMISSIONS 4

/**
 * For isim_scanner_new_with: adjectives of countries and names of their peoples ("Azerbaijani",
 * «азербайджанский») are no mentions of the country.
 */
#define ISIM_SCAN_NO_ADJECTIVES 1

/**
 * What became of a call. The numbers never change; later versions may add some, so treat an
 * unknown one as a failure.
 */
typedef enum {
    /**
     * It worked.
     */
    ISIM_STATUS_OK = 0,
    /**
     * A pointer that must not be NULL is NULL.
     */
    ISIM_STATUS_NULL = 1,
    /**
     * A text is not UTF-8.
     */
    ISIM_STATUS_UTF8 = 2,
    /**
     * A text or an array is over its limit.
     */
    ISIM_STATUS_TOO_LONG = 3,
    /**
     * The buffer is too small. The length that was asked for has been written: a buffer of one
     * byte more will do.
     */
    ISIM_STATUS_NO_SPACE = 4,
    /**
     * A number or a word is none of those that are known: a kind, an option, a language tag, a
     * system.
     */
    ISIM_STATUS_UNKNOWN_CODE = 5,
    /**
     * There is no element of this number.
     */
    ISIM_STATUS_RANGE = 6,
    /**
     * A system of transliteration cannot go backwards.
     */
    ISIM_STATUS_NOT_REVERSIBLE = 7,
    /**
     * Rules of transliteration have a fault.
     */
    ISIM_STATUS_RULES = 8,
    /**
     * Bytes are no index, or one that this version cannot read.
     */
    ISIM_STATUS_INDEX = 9,
    /**
     * A bug in isim, which was kept from doing harm. Please report it, with the message that
     * stands on standard error.
     */
    ISIM_STATUS_PANIC = 100,
} isim_status;

/**
 * What a name names. It decides which rules apply: persons have patronymics and initials,
 * countries a table of exonyms, organisations legal forms.
 */
typedef enum {
    /**
     * A human being.
     */
    ISIM_KIND_PERSON = 0,
    /**
     * A settlement, region, river or other place.
     */
    ISIM_KIND_PLACE = 1,
    /**
     * A country or territory.
     */
    ISIM_KIND_COUNTRY = 2,
    /**
     * A company, authority or other body.
     */
    ISIM_KIND_ORGANIZATION = 3,
} isim_kind;

/**
 * What a part of a name does.
 * Later versions may add some.
 */
typedef enum {
    /**
     * A name proper: given name, surname, any other word.
     */
    ISIM_ROLE_NAME = 0,
    /**
     * A single letter that stands for a name.
     */
    ISIM_ROLE_INITIAL = 1,
    /**
     * A father's name: Heydərovich, Heydər oğlu.
     */
    ISIM_ROLE_PATRONYMIC = 2,
    /**
     * A small word that belongs to a name: bin, van, de, oğlu, uulu.
     */
    ISIM_ROLE_PARTICLE = 3,
    /**
     * A title or form of address: Dr, Sheikh, господин.
     */
    ISIM_ROLE_TITLE = 4,
    /**
     * A word or number that tells generations apart: Jr, II, XIV.
     */
    ISIM_ROLE_GENERATION = 5,
    /**
     * A legal form: Ltd, ООО, MMC.
     */
    ISIM_ROLE_LEGAL_FORM = 6,
    /**
     * A generic word: Ministry, банк.
     */
    ISIM_ROLE_GENERIC = 7,
} isim_role;

/**
 * The kinds of reasons. Their numbers are the same in C and never change.
 * Later versions may add some.
 */
typedef enum {
    /**
     * The same spelling, but for case and the like.
     */
    ISIM_STEP_KIND_SAME = 1,
    /**
     * The same sounds in other letters: another script, orthography or romanisation.
     */
    ISIM_STEP_KIND_SPELLING = 2,
    /**
     * A small difference that no rule explains.
     */
    ISIM_STEP_KIND_TYPO = 3,
    /**
     * One is a grammatical case of the other.
     */
    ISIM_STEP_KIND_CASE_FORM = 4,
    /**
     * One is a familiar form of the other: Bill, William.
     */
    ISIM_STEP_KIND_DIMINUTIVE = 5,
    /**
     * Two forms of one given name across languages: Joseph, Yusuf.
     */
    ISIM_STEP_KIND_EQUIVALENT = 6,
    /**
     * An initial and a name that begins with it.
     */
    ISIM_STEP_KIND_INITIAL = 7,
    /**
     * Written in one word here and in several there.
     */
    ISIM_STEP_KIND_JOINED = 8,
    /**
     * Known to a table: an exonym, an acronym, a translated word.
     */
    ISIM_STEP_KIND_LEXICON = 9,
    /**
     * Letters that only look alike.
     */
    ISIM_STEP_KIND_HOMOGLYPH = 10,
    /**
     * Present on one side, absent on the other.
     */
    ISIM_STEP_KIND_OMITTED = 11,
    /**
     * Different words in the same place on both sides.
     */
    ISIM_STEP_KIND_CONTRADICTED = 12,
    /**
     * The masculine and the feminine form of one surname: one family, two people.
     */
    ISIM_STEP_KIND_GENDER = 13,
    /**
     * Numbers or generation words that differ: II and III.
     */
    ISIM_STEP_KIND_NUMERAL = 14,
    /**
     * The parts stand in another order.
     */
    ISIM_STEP_KIND_ORDER = 15,
    /**
     * What no part accounts for: names without any word, and weights of your own that lead beyond
     * the range of scores.
     */
    ISIM_STEP_KIND_CALIBRATION = 16,
} isim_step_kind;

/**
 * What may be hidden in a text.
 * Later versions may add some.
 */
typedef enum {
    /**
     * Characters without a shape: soft hyphens, joiners, variation selectors, control characters.
     * Dropped; control characters became spaces.
     */
    ISIM_FINDING_KIND_INVISIBLE = 0,
    /**
     * Characters that turn the direction of writing. Dropped.
     */
    ISIM_FINDING_KIND_BIDI = 1,
    /**
     * A letter of a script that looks like one of the word's own script. Replaced.
     */
    ISIM_FINDING_KIND_HOMOGLYPH = 2,
    /**
     * A word in two alphabets that cannot be written in one of them. Left alone.
     */
    ISIM_FINDING_KIND_MIXED_SCRIPT = 3,
} isim_finding_kind;

/**
 * What a woman's and a man's form of one surname mean: Иванов, Иванова.
 * Later versions may add some.
 */
typedef enum {
    /**
     * Two people of one family: whatever else agrees, the names are two. (Czech and Slovak give
     * foreign women's surnames an ending; there two forms are one where the given names agree.)
     */
    ISIM_GENDER_POLICY_DIFFERENT = 0,
    /**
     * One surname, as a case form is: the names are one if the rest agrees.
     */
    ISIM_GENDER_POLICY_SAME = 1,
    /**
     * Nothing: such forms are not looked for. The words may still be case forms of one another, or
     * sound alike.
     */
    ISIM_GENDER_POLICY_IGNORED = 2,
} isim_gender_policy;

/**
 * What tells that a place in a text is a mention of a name.
 * Later versions may add some.
 */
typedef enum {
    /**
     * Its words are those of the name: isim_matcher_explain tells why.
     */
    ISIM_HOW_NAME = 0,
    /**
     * The lexicon knows it as another name of the same place or organisation.
     */
    ISIM_HOW_KNOWN = 1,
    /**
     * It is an adjective of the country, or a name of its people.
     */
    ISIM_HOW_ADJECTIVE = 2,
    /**
     * It says all that the name of the organisation says, word by word.
     */
    ISIM_HOW_COMPOSED = 3,
    /**
     * It is the acronym that the text gives the organisation.
     */
    ISIM_HOW_ACRONYM = 4,
    /**
     * It is the surname of a person whom the text names elsewhere.
     */
    ISIM_HOW_SURNAME = 5,
    /**
     * It is the surname of the only person on the list who bears it.
     */
    ISIM_HOW_ONLY_SURNAME = 6,
    /**
     * It is the given name of a person whom the text has named before.
     */
    ISIM_HOW_GIVEN_NAME = 7,
} isim_how;

/**
 * What a code is a code of.
 */
typedef enum {
    /**
     * A kind of names, as isim_kind_parse takes it.
     */
    ISIM_CODE_KIND = 0,
    /**
     * A language: a BCP 47 tag.
     */
    ISIM_CODE_LANG = 1,
    /**
     * A script: an ISO 15924 code.
     */
    ISIM_CODE_SCRIPT = 2,
    /**
     * A system of transliteration.
     */
    ISIM_CODE_SYSTEM = 3,
    /**
     * A country: an ISO 3166-1 alpha-2 code.
     */
    ISIM_CODE_COUNTRY = 4,
} isim_code;

/**
 * A score with its reasons, which are called steps.
 *
 * The weights of the steps add up to the score's weight, and every part of both names appears in
 * exactly one step. It never changes: any number of threads may use it at once. It keeps what it
 * needs: the names and the matcher may be freed before it.
 */
typedef struct isim_explanation isim_explanation;

/**
 * A folded text with what is known of the way there. It never changes: any number of threads may
 * use it at once. It keeps what it needs: the text and the folder may be freed before it.
 */
typedef struct isim_folded isim_folded;

/**
 * Folding with options. It never changes: any number of threads may use it at once.
 */
typedef struct isim_folder isim_folder;

/**
 * A list of names to search and to scan for. It never changes: any number of threads may use it
 * at once. Scanners keep what they need of it: it may be freed before them.
 */
typedef struct isim_index isim_index;

/**
 * Collects names for an index. It changes while it collects: one thread at a time.
 */
typedef struct isim_index_builder isim_index_builder;

/**
 * Two indexes as one: a base, and on top of it what was added and removed since. It never changes:
 * any number of threads may use it at once. It keeps what it needs: both indexes may be freed before
 * it.
 */
typedef struct isim_layers isim_layers;

/**
 * Compares prepared names. It never changes: any number of threads may use it at once.
 */
typedef struct isim_matcher isim_matcher;

/**
 * Options of a matcher. Without any it builds what isim_matcher_new gives. One thread at a time.
 *
 * Whatever the options, scores are symmetric, and a name and itself score exactly 1 if its kind is
 * compared at all. The learned weights stay as they are: they were calibrated with everything
 * counted, so under other options read a score as an order, and measure your own threshold.
 */
typedef struct isim_matcher_builder isim_matcher_builder;

/**
 * The mentions found in a text, in its order. They keep what they need: the text, the scanner
 * and the index may be freed before them. They never change: any number of threads may use them
 * at once.
 */
typedef struct isim_mentions isim_mentions;

/**
 * A name, prepared: its text, its parts with their roles, and what it sounds like.
 *
 * Prepare a name once when it is compared often. It never changes: any number of threads may use
 * it at once.
 */
typedef struct isim_name isim_name;

/**
 * What may be names of persons in a text, in its order. It keeps nothing of the text but offsets.
 * It never changes: any number of threads may use it at once.
 */
typedef struct isim_proposals isim_proposals;

/**
 * The systems by which one text is the rendering of another. It never changes: any number of
 * threads may use it at once. It keeps what it needs: the texts may be freed before it.
 */
typedef struct isim_renderings isim_renderings;

/**
 * The answers of a search, best first. They keep what they need: the index may be freed before
 * them. They never change: any number of threads may use them at once.
 */
typedef struct isim_results isim_results;

/**
 * Transliteration rules of one's own, in the grammar of the built-in systems. They never change:
 * any number of threads may use them at once.
 */
typedef struct isim_rules isim_rules;

/**
 * Finds the names of an index in running text. It never changes: any number of threads may use
 * it at once.
 */
typedef struct isim_scanner isim_scanner;

/**
 * Searches for many names, one after the other, with less work for each, as it remembers what the
 * words of an index were found to be like: what joins two lists, or finds what stands in one more
 * than once. It changes while it searches: one thread at a time; as many searchers as threads may
 * share one index. It keeps what it needs: the index may be freed before it.
 */
typedef struct isim_searcher isim_searcher;

/**
 * The base forms a word may be an inflected form of, likely ones first. It never changes: any
 * number of threads may use it at once. It keeps what it needs: the word may be freed before it.
 */
typedef struct isim_stems isim_stems;

/**
 * A text that comes in chunks, scanned in bounded memory: some megabytes, however long it is. It
 * changes while it is fed: one thread at a time. It keeps what it needs of the scanner, which may
 * be freed before it.
 */
typedef struct isim_stream isim_stream;

/**
 * A list of texts, in an order that the function which made it tells. It never changes: any
 * number of threads may use it at once.
 */
typedef struct isim_texts isim_texts;

/**
 * A stretch of UTF-8 that belongs to a handle or to the library. There is no NUL at its end, and
 * there may be one inside: print it with `"%.*s"`. `data` is never NULL.
 */
typedef struct {
    /**
     * The first byte.
     */
    const char *data;
    /**
     * Number of bytes.
     */
    size_t length;
} isim_text;

/**
 * A stretch of a text: byte offsets, the end one past the last byte, both on character borders.
 */
typedef struct {
    /**
     * Offset of the first byte.
     */
    size_t start;
    /**
     * Offset one past the last byte.
     */
    size_t end;
} isim_span;

/**
 * Something in a text that its readers do not see.
 */
typedef struct {
    /**
     * What it is: an isim_finding_kind.
     */
    uint32_t kind;
    /**
     * Where it stands in the text that was folded.
     */
    isim_span span;
} isim_finding;

/**
 * A language, and how likely it is among those that isim knows.
 */
typedef struct {
    /**
     * The language as a BCP 47 tag: two or three letters, then NULs.
     */
    char lang[4];
    /**
     * Its share of the belief, in percent.
     */
    uint32_t weight;
} isim_guess;

/**
 * The script most of a text is written in, and the languages its letters speak for.
 */
typedef struct {
    /**
     * The script by its ISO 15924 code, which lives for ever; "Zyyy" is text without letters,
     * "Zzzz" any script that isim does not tell apart.
     */
    isim_text script;
    /**
     * Number of guesses; 0 if the letters say nothing.
     */
    size_t count;
    /**
     * The guesses, the likeliest first; those from `count` on are zero.
     */
    isim_guess guesses[4];
} isim_detected;

/**
 * A named system of transliteration, such as BGN/PCGN 1947 for Russian. Its texts live for ever.
 */
typedef struct {
    /**
     * The code, as in "bgnpcgn-rus-Cyrl-Latn-1947": authority, language, script from, script to,
     * year or variant.
     */
    isim_text code;
    /**
     * What its authority calls it.
     */
    isim_text name;
    /**
     * Where it is laid down.
     */
    isim_text source;
    /**
     * The authority: the first part of the code.
     */
    isim_text authority;
    /**
     * The language of the text that it takes: two or three letters, then NULs.
     */
    char lang[4];
    /**
     * The script that it takes, by its ISO 15924 code.
     */
    isim_text from;
    /**
     * The script that it makes, by its ISO 15924 code.
     */
    isim_text to;
    /**
     * 1 when isim_transliterate_back gives back every word that is spelt with the letters of the
     * system, otherwise 0.
     */
    uint32_t reversible;
} isim_system;

/**
 * One way in which a text is a rendering of another. Its code lives for ever.
 */
typedef struct {
    /**
     * The code of the system that leads from one to the other.
     */
    isim_text code;
    /**
     * 0 when the second text is what the system makes of the first, 1 when the first is what the
     * system makes of the second.
     */
    uint32_t reversed;
} isim_rendering;

/**
 * A base form that a word may have. Its texts live as long as the stems.
 *
 * Cases, genders and numbers are sets: bit n stands for what isim_case_name, isim_gender_name or
 * isim_number_name calls n. An empty set of genders or numbers means that nothing tells.
 */
typedef struct {
    /**
     * The base form.
     */
    isim_text base;
    /**
     * The cases the word may stand in.
     */
    uint32_t cases;
    /**
     * The genders the base form may have.
     */
    uint32_t genders;
    /**
     * The numbers the word may stand in.
     */
    uint32_t numbers;
    /**
     * How rare or risky the reading is, in hundredths of a nat: 0 is certain, more is worse.
     */
    uint32_t price;
    /**
     * The language of the rule: two or three letters, then NULs.
     */
    char lang[4];
    /**
     * Where the rule stands, a file and a line.
     */
    isim_text source;
} isim_stem;

/**
 * The genders of the two forms of one family name, each as a set of one or none.
 */
typedef struct {
    /**
     * Of the first.
     */
    uint32_t a;
    /**
     * Of the second.
     */
    uint32_t b;
} isim_family;

/**
 * One part of a name.
 */
typedef struct {
    /**
     * Where it stands in the name's text.
     */
    isim_span span;
    /**
     * What it does: an isim_role.
     */
    uint32_t role;
} isim_part;

/**
 * A blocking key: what the first consonants of one word of a name are.
 */
typedef struct {
    /**
     * The key as a number below 32768. Keys that begin alike are numbers side by side.
     */
    uint32_t number;
    /**
     * The same as letters, one for each class of consonants, then NULs: "MLLP"; "-" for a word
     * without consonants.
     */
    char letters[8];
} isim_key;

/**
 * How sure isim is that two names are the same name.
 */
typedef struct {
    /**
     * From 0 to 1; from 0.5 on the names are more likely one than two.
     */
    double value;
    /**
     * The same as log-odds in hundredths of a nat, from -1600 to 1600: a whole number that is
     * the same on every machine. From 0 on the names are more likely one than two.
     */
    int32_t weight;
} isim_score;

/**
 * One reason of an explanation. What it points to lives as long as the explanation.
 */
typedef struct {
    /**
     * What kind of reason it is: an isim_step_kind.
     */
    uint32_t kind;
    /**
     * Log-odds in hundredths of a nat: positive speaks for one name, negative for two.
     */
    int32_t weight;
    /**
     * The parts of the first name it speaks of: byte offsets in its text.
     */
    const isim_span *a;
    /**
     * Number of spans in `a`; may be 0.
     */
    size_t a_count;
    /**
     * The parts of the second name it speaks of.
     */
    const isim_span *b;
    /**
     * Number of spans in `b`; may be 0.
     */
    size_t b_count;
    /**
     * The reason in words; may be empty.
     */
    isim_text detail;
    /**
     * Where the rule stands, a file and a line, when one rule decided; otherwise empty.
     */
    isim_text source;
} isim_step;

/**
 * A name of an index, as it was added. Its texts live as long as the index.
 */
typedef struct {
    /**
     * The id it was added under.
     */
    isim_text id;
    /**
     * The name, as it was given.
     */
    isim_text name;
    /**
     * Its kind, an isim_kind.
     */
    uint32_t kind;
    /**
     * Its language: a BCP 47 tag with a NUL behind it; empty when it was left to be guessed.
     */
    char lang[4];
} isim_listed;

/**
 * One answer of a search. Its texts live as long as the results.
 */
typedef struct {
    /**
     * The id it was added under.
     */
    isim_text id;
    /**
     * The name that answered, as it was given.
     */
    isim_text name;
    /**
     * How sure.
     */
    isim_score score;
    /**
     * The kind of that name, an isim_kind, and
     */
    uint32_t kind;
    /**
     * its language: a BCP 47 tag with a NUL behind it; empty when it was left to be guessed. With
     * both, isim_name_new prepares the name as it was added, for isim_matcher_explain.
     */
    char lang[4];
} isim_hit;

/**
 * A place in a text where a listed name stands. Its id lives as long as the mentions.
 */
typedef struct {
    /**
     * Where: byte offsets in the text.
     */
    isim_span span;
    /**
     * The id of the name in the index.
     */
    isim_text id;
    /**
     * How sure.
     */
    isim_score score;
    /**
     * What tells that it is one: an isim_how.
     */
    uint32_t how;
    /**
     * The language that it was read in, as far as the text tells: a BCP 47 tag with a NUL behind
     * it; empty when it is not known.
     */
    char lang[4];
} isim_mention;

/**
 * Words of a text that may be a person's name.
 */
typedef struct {
    /**
     * Where: byte offsets in the text.
     */
    isim_span span;
    /**
     * How many words it has.
     */
    uint32_t words;
    /**
     * 1 when its first word is a given name that isim knows, otherwise 0.
     */
    uint32_t given;
} isim_proposal;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * A status in English, for messages and logs.
 *
 * Returns: a NUL-terminated string that lives for ever; for a number that is no status as well.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     size_t length;
 *     isim_status status = isim_fold("\xFF", 1, NULL, 0, &length);
 *
 *     if (status != ISIM_STATUS_OK) {
 *         fprintf(stderr, "isim: %s\n", isim_status_message(status));
 *     }
 */
const char *isim_status_message(uint32_t status);

/**
 * The version of the library that is running, as in "0.1.0". Compare it with ISIM_VERSION, the
 * version of this header, when you load the library at run time.
 *
 * Returns: a NUL-terminated string that lives for ever.
 * Thread safety: any thread, any time.
 */
const char *isim_version(void);

/**
 * The number of the binary interface of the library that is running. A program that loads the
 * library by hand should find ISIM_ABI_VERSION here.
 *
 * Returns: the number.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     if (isim_abi_version() != ISIM_ABI_VERSION) {
 *         fprintf(stderr, "this is isim %s, and its interface is another\n", isim_version());
 *         exit(1);
 *     }
 */
uint32_t isim_abi_version(void);

/**
 * Frees a list of texts. NULL is fine.
 */
void isim_texts_free(isim_texts *texts);

/**
 * Number of texts in a list.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the list lives.
 */
size_t isim_texts_count(const isim_texts *texts);

/**
 * A text of a list; they are counted from 0. It lives as long as the list.
 *
 * Returns: ISIM_STATUS_OK, and the text; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread while the list lives.
 *
 * Example:
 *
 *     isim_texts *codes;
 *     isim_text code;
 *
 *     if (isim_country_find("Congo", 5, &codes) == ISIM_STATUS_OK) {
 *         for (size_t i = 0; isim_texts_get(codes, i, &code) == ISIM_STATUS_OK; i++) {
 *             printf("%.*s\n", (int)code.length, code.data);
 *         }
 *         assert(isim_texts_count(codes) == 2);
 *         isim_texts_free(codes);
 *     }
 */
isim_status isim_texts_get(const isim_texts *texts, size_t number, isim_text *text);

/**
 * A text in the plain form in which names are looked up: compatibility forms composed, case
 * folded, apostrophes, hyphens and digits each one kind, white space single, nothing invisible
 * left. Letters with diacritics remain themselves. Folding twice gives the same as folding once.
 *
 * Returns: ISIM_STATUS_OK, and the text in `buffer` with a NUL behind it and its length without
 * the NUL in `length`; ISIM_STATUS_NO_SPACE, and the length that is needed; ISIM_STATUS_NULL,
 * ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT. `buffer` may be NULL when
 * `capacity` is 0, to ask for the length.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     char buffer[64];
 *     size_t length;
 *
 *     if (isim_fold("BAKU", 4, buffer, sizeof buffer, &length) == ISIM_STATUS_OK) {
 *         assert(strcmp(buffer, "baku") == 0 && length == 4);
 *     }
 */
isim_status isim_fold(const char *text,
                      size_t text_length,
                      char *buffer,
                      size_t capacity,
                      size_t *length);

/**
 * A folder with options: 0, or ISIM_FOLD_KEEP_CASE and ISIM_FOLD_KEEP_MARKS joined with `|`.
 *
 * `lang` is the text's language as a BCP 47 tag, or empty. It matters for the languages that
 * write both ı and i, such as "tr" and "az", where I is the capital of ı.
 *
 * Returns: ISIM_STATUS_OK, and in `folder` a handle that goes to isim_folder_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when an
 * option is none of these or `lang` is no tag.
 * Thread safety: any thread, any time.
 */
isim_status isim_folder_new(uint32_t options,
                            const char *lang,
                            size_t lang_length,
                            isim_folder **folder);

/**
 * Frees a folder. NULL is fine.
 */
void isim_folder_free(isim_folder *folder);

/**
 * The plain form of a text by a folder's options.
 *
 * Returns: as isim_fold.
 * Thread safety: any thread while the folder lives.
 */
isim_status isim_folder_fold(const isim_folder *folder,
                             const char *text,
                             size_t text_length,
                             char *buffer,
                             size_t capacity,
                             size_t *length);

/**
 * The plain form of a text, the way back to the text it was made from, and what was found in it.
 *
 * Returns: ISIM_STATUS_OK, and in `folded` a handle that goes to isim_folded_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
 * Thread safety: any thread while the folder lives.
 */
isim_status isim_folder_apply(const isim_folder *folder,
                              const char *text,
                              size_t text_length,
                              isim_folded **folded);

/**
 * Frees a folded text. NULL is fine.
 */
void isim_folded_free(isim_folded *folded);

/**
 * The folded text: the same as isim_folder_fold gives.
 *
 * Returns: a text that lives as long as the handle; the empty text for NULL.
 * Thread safety: any thread while the handle lives.
 */
isim_text isim_folded_text(const isim_folded *folded);

/**
 * The stretch of the original text that the bytes from `start` to `end` of the folded text were
 * made from. Both are cut to the folded text's length.
 *
 * Returns: a span on character borders of the original; an empty one at 0 for NULL.
 * Thread safety: any thread while the handle lives.
 */
isim_span isim_folded_original(const isim_folded *folded, size_t start, size_t end);

/**
 * Number of findings in the original text.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the handle lives.
 */
size_t isim_folded_count(const isim_folded *folded);

/**
 * A finding; they are counted from 0, in the order of the original text.
 *
 * Returns: ISIM_STATUS_OK, and the finding; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
 * not that many.
 * Thread safety: any thread while the handle lives.
 *
 * Example:
 *
 *     isim_folder *folder;
 *     isim_folded *folded;
 *     isim_finding hidden;
 *     const char *soft_hyphen_inside = "Ba\xC2\xADku";
 *
 *     assert(isim_folder_new(ISIM_FOLD_KEEP_CASE, NULL, 0, &folder) == ISIM_STATUS_OK);
 *     assert(isim_folder_apply(folder, soft_hyphen_inside, 6, &folded) == ISIM_STATUS_OK);
 *     assert(isim_folded_finding(folded, 0, &hidden) == ISIM_STATUS_OK);
 *     assert(hidden.kind == ISIM_FINDING_KIND_INVISIBLE && hidden.span.start == 2);
 *     isim_folded_free(folded);
 *     isim_folder_free(folder);
 */
isim_status isim_folded_finding(const isim_folded *folded, size_t number, isim_finding *finding);

/**
 * Guesses which languages a name is written in, from letters that not all languages have and from
 * typical letter groups. Many names fit many languages, and some fit none of the guesses.
 *
 * Returns: ISIM_STATUS_OK, and what was detected; ISIM_STATUS_NULL, ISIM_STATUS_UTF8,
 * ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     const char *text = "Владимир";
 *     isim_detected found;
 *
 *     assert(isim_detect(text, strlen(text), &found) == ISIM_STATUS_OK);
 *     assert(memcmp(found.script.data, "Cyrl", 4) == 0);
 *     for (size_t i = 0; i < found.count; i++) {
 *         printf("%s %u %%\n", found.guesses[i].lang, (unsigned)found.guesses[i].weight);
 *     }
 */
isim_status isim_detect(const char *text, size_t text_length, isim_detected *detected);

/**
 * A name or text in Latin letters, as people who read English would expect it.
 *
 * `lang` is the text's language as a BCP 47 tag, as in "ru" or "az-Cyrl"; empty, it is guessed.
 *
 * Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
 * Thread safety: any thread, any time.
 */
isim_status isim_romanize(const char *text,
                          size_t text_length,
                          const char *lang,
                          size_t lang_length,
                          char *buffer,
                          size_t capacity,
                          size_t *length);

/**
 * A name in Latin letters as papers in another language write it, the likeliest form first: "Vedat
 * Işıkhan" for Russian papers is "Ведат Ишикхан". Cyrillic is known for Russian, Ukrainian, Kazakh
 * and Kyrgyz; for other languages and scripts the list is empty.
 *
 * `lang` is the papers' language as a BCP 47 tag, `script` an ISO 15924 code, as in "Cyrl".
 *
 * Returns: ISIM_STATUS_OK, and in `forms` a handle that goes to isim_texts_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
 * ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag or `script` no code.
 * Thread safety: any thread, any time.
 */
isim_status isim_to_script(const char *text,
                           size_t text_length,
                           const char *lang,
                           size_t lang_length,
                           const char *script,
                           size_t script_length,
                           isim_texts **forms);

/**
 * The script of a character, a Unicode code point, by its ISO 15924 code: "Zyyy" for digits and
 * punctuation, "Zzzz" for any script that isim does not tell apart and for numbers that are no
 * character.
 *
 * Returns: four letters that live for ever.
 * Thread safety: any thread, any time.
 */
isim_text isim_script_of(uint32_t character);

/**
 * A text by a named system. What the system does not speak of is copied.
 *
 * `system` is a code, as in "bgnpcgn-rus-Cyrl-Latn-1947"; capitals do not matter.
 *
 * Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when there is no such system.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     const char *text = "Щукин", *system = "bgnpcgn-rus-Cyrl-Latn-1947";
 *     char latin[64];
 *     size_t length;
 *
 *     assert(isim_transliterate(text, strlen(text), system, strlen(system), latin, sizeof latin,
 *                               &length) == ISIM_STATUS_OK);
 *     assert(strcmp(latin, "Shchukin") == 0);
 */
isim_status isim_transliterate(const char *text,
                               size_t text_length,
                               const char *system,
                               size_t system_length,
                               char *buffer,
                               size_t capacity,
                               size_t *length);

/**
 * What a named system would have made a text of.
 *
 * Returns: as isim_transliterate; ISIM_STATUS_NOT_REVERSIBLE when the system makes one word of
 * two.
 * Thread safety: any thread, any time.
 */
isim_status isim_transliterate_back(const char *text,
                                    size_t text_length,
                                    const char *system,
                                    size_t system_length,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *length);

/**
 * Number of systems.
 *
 * Returns: the number.
 * Thread safety: any thread, any time.
 */
size_t isim_systems_count(void);

/**
 * A system; they are counted from 0, in the order of their codes.
 *
 * Returns: ISIM_STATUS_OK, and the system; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread, any time.
 */
isim_status isim_systems_get(size_t number, isim_system *system);

/**
 * The system of a code; capitals do not matter.
 *
 * Returns: ISIM_STATUS_OK, and the system; ISIM_STATUS_NULL, ISIM_STATUS_UTF8,
 * ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when there is no such system.
 * Thread safety: any thread, any time.
 */
isim_status isim_systems_find(const char *code, size_t code_length, isim_system *system);

/**
 * Every system by which one text is exactly the rendering of the other, capitals aside.
 *
 * Returns: ISIM_STATUS_OK, and in `renderings` a handle that goes to isim_renderings_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     const char *russian = "Щукин";
 *     isim_renderings *ways;
 *     isim_rendering way;
 *
 *     assert(isim_systems_between(russian, strlen(russian), "Shchukin", 8, &ways) == ISIM_STATUS_OK);
 *     for (size_t i = 0; isim_renderings_get(ways, i, &way) == ISIM_STATUS_OK; i++) {
 *         printf("%.*s%s\n", (int)way.code.length, way.code.data, way.reversed ? ", backwards" : "");
 *     }
 *     isim_renderings_free(ways);
 */
isim_status isim_systems_between(const char *a,
                                 size_t a_length,
                                 const char *b,
                                 size_t b_length,
                                 isim_renderings **renderings);

/**
 * Frees renderings. NULL is fine.
 */
void isim_renderings_free(isim_renderings *renderings);

/**
 * Number of renderings.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the renderings live.
 */
size_t isim_renderings_count(const isim_renderings *renderings);

/**
 * A rendering; they are counted from 0, in the order of the systems' codes.
 *
 * Returns: ISIM_STATUS_OK, and the rendering; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
 * not that many.
 * Thread safety: any thread while the renderings live.
 */
isim_status isim_renderings_get(const isim_renderings *renderings,
                                size_t number,
                                isim_rendering *rendering);

/**
 * Reads rules and checks their examples. `file` is a name for messages; nothing is opened.
 *
 * Returns: ISIM_STATUS_OK, and in `rules` a handle that goes to isim_rules_free once;
 * ISIM_STATUS_RULES when there is a fault, which isim_rules_check tells; ISIM_STATUS_NULL,
 * ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when the text is over ISIM_TEXT_LIMIT.
 * Thread safety: any thread, any time.
 */
isim_status isim_rules_new(const char *file,
                           size_t file_length,
                           const char *text,
                           size_t text_length,
                           isim_rules **rules);

/**
 * Frees rules. NULL is fine.
 */
void isim_rules_free(isim_rules *rules);

/**
 * The first fault of rules in English: file, line, column, what is there and what would be right.
 * The empty text when there is none.
 *
 * Returns: as isim_fold.
 * Thread safety: any thread, any time.
 */
isim_status isim_rules_check(const char *file,
                             size_t file_length,
                             const char *text,
                             size_t text_length,
                             char *buffer,
                             size_t capacity,
                             size_t *length);

/**
 * A text by rules of one's own. What no rule names is copied.
 *
 * Returns: as isim_fold.
 * Thread safety: any thread while the rules live.
 *
 * Example:
 *
 *     const char *mine = "sh = š\n> shah = šah\n";
 *     char fault[256], out[64];
 *     size_t length;
 *     isim_rules *rules;
 *
 *     assert(isim_rules_check("mine", 4, mine, strlen(mine), fault, sizeof fault, &length) ==
 *            ISIM_STATUS_OK);
 *     if (length > 0) {
 *         fprintf(stderr, "%s\n", fault);
 *     } else if (isim_rules_new("mine", 4, mine, strlen(mine), &rules) == ISIM_STATUS_OK) {
 *         assert(isim_rules_apply(rules, "Shahin", 6, out, sizeof out, &length) == ISIM_STATUS_OK);
 *         assert(strcmp(out, "Šahin") == 0);
 *         isim_rules_free(rules);
 *     }
 */
isim_status isim_rules_apply(const isim_rules *rules,
                             const char *text,
                             size_t text_length,
                             char *buffer,
                             size_t capacity,
                             size_t *length);

/**
 * The word of a kind: "person", "place", "country", "organization".
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind.
 * Thread safety: any thread, any time.
 */
const char *isim_kind_name(uint32_t kind);

/**
 * The kind of a word, as isim_kind_name gives it; "organisation" is taken too.
 *
 * Returns: ISIM_STATUS_UNKNOWN_CODE for any other word.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     uint32_t kind;
 *
 *     assert(isim_kind_parse("place", 5, &kind) == ISIM_STATUS_OK && kind == ISIM_KIND_PLACE);
 *     assert(strcmp(isim_kind_name(kind), "place") == 0);
 */
isim_status isim_kind_parse(const char *word, size_t word_length, uint32_t *kind);

/**
 * The word of a role: "name", "initial", "patronymic" and so on.
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no role.
 * Thread safety: any thread, any time.
 */
const char *isim_role_name(uint32_t role);

/**
 * The word of a step's kind: "same", "spelling", "typo" and so on.
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind of
 * step.
 * Thread safety: any thread, any time.
 */
const char *isim_step_kind_name(uint32_t step_kind);

/**
 * The word of a policy of genders: "different", "same", "ignored".
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no policy.
 * Thread safety: any thread, any time.
 */
const char *isim_gender_policy_name(uint32_t policy);

/**
 * The word of a finding's kind: "invisible", "bidi", "homoglyph", "mixed-script".
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind of
 * finding.
 * Thread safety: any thread, any time.
 */
const char *isim_finding_kind_name(uint32_t finding_kind);

/**
 * The word of what tells that a place in a text is a mention: "name", "known", "surname" and so on.
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no isim_how.
 * Thread safety: any thread, any time.
 */
const char *isim_how_name(uint32_t how);

/**
 * The word of a case: "nominative", "genitive" and so on.
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no case.
 * Thread safety: any thread, any time.
 */
const char *isim_case_name(uint32_t grammatical_case);

/**
 * The word of a gender: "masculine", "feminine", "neuter".
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no gender.
 * Thread safety: any thread, any time.
 */
const char *isim_gender_name(uint32_t grammatical_gender);

/**
 * The word of a grammatical number: "singular", "plural".
 *
 * Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no grammatical number.
 * Thread safety: any thread, any time.
 */
const char *isim_number_name(uint32_t grammatical_number);

/**
 * What is wrong with a code that a function answered with ISIM_STATUS_UNKNOWN_CODE: a sentence in
 * English with the code, and what would be right. The empty text when nothing is wrong.
 *
 * `code_of` is an isim_code: what the code is a code of.
 *
 * Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `code_of` is no isim_code.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     char wrong[256];
 *     size_t length;
 *
 *     assert(isim_code_check(ISIM_CODE_KIND, "persn", 5, wrong, sizeof wrong, &length) ==
 *            ISIM_STATUS_OK);
 *     puts(wrong);
 */
isim_status isim_code_check(uint32_t code_of,
                            const char *text,
                            size_t text_length,
                            char *buffer,
                            size_t capacity,
                            size_t *length);

/**
 * The codes of all countries and territories of ISO 3166-1, and XK for Kosovo, in their order.
 *
 * Returns: ISIM_STATUS_OK, and in `codes` a handle that goes to isim_texts_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread, any time.
 */
isim_status isim_countries(isim_texts **codes);

/**
 * The codes of the countries that a text names, in any language; mostly one or none. "Congo"
 * names two. Case, accents and punctuation do not matter; acronyms count in capitals only.
 *
 * Returns: ISIM_STATUS_OK, and in `codes` a handle that goes to isim_texts_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
 * Thread safety: any thread, any time.
 */
isim_status isim_country_find(const char *text, size_t text_length, isim_texts **codes);

/**
 * The name of a country that CLDR puts first in a language. It lives for ever.
 *
 * `country` is an ISO 3166-1 alpha-2 code, in capitals or small letters; `lang` is a BCP 47 tag.
 *
 * Returns: ISIM_STATUS_OK, and the name, which is empty where CLDR has none; ISIM_STATUS_NULL,
 * ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when there is no such country
 * or `lang` is no tag.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     isim_text name;
 *
 *     assert(isim_country_name("TR", 2, "de", 2, &name) == ISIM_STATUS_OK);
 *     printf("%.*s\n", (int)name.length, name.data);
 */
isim_status isim_country_name(const char *country,
                              size_t country_length,
                              const char *lang,
                              size_t lang_length,
                              isim_text *name);

/**
 * Every name of a country that isim knows: of those in a language and those that hold in any, or
 * of all when `lang` is empty.
 *
 * Returns: ISIM_STATUS_OK, and in `names` a handle that goes to isim_texts_free once; otherwise as
 * isim_country_name.
 * Thread safety: any thread, any time.
 */
isim_status isim_country_names(const char *country,
                               size_t country_length,
                               const char *lang,
                               size_t lang_length,
                               isim_texts **names);

/**
 * The base forms that a word may be an inflected form of; the word itself is not among them.
 *
 * The word is in lower case, as isim_fold leaves it. `lang` is its language as a BCP 47 tag; empty,
 * the endings of all languages of its script are tried.
 *
 * Returns: ISIM_STATUS_OK, and in `stems` a handle that goes to isim_stems_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
 * ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
 * Thread safety: any thread, any time.
 */
isim_status isim_stems_new(const char *text,
                           size_t text_length,
                           const char *lang,
                           size_t lang_length,
                           isim_stems **stems);

/**
 * Frees stems. NULL is fine.
 */
void isim_stems_free(isim_stems *stems);

/**
 * Number of stems.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the stems live.
 */
size_t isim_stems_count(const isim_stems *stems);

/**
 * A stem; they are counted from 0, likely ones first.
 *
 * Returns: ISIM_STATUS_OK, and the stem; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread while the stems live.
 *
 * Example:
 *
 *     const char *word = "ведатом";
 *     isim_stems *stems;
 *     isim_stem stem;
 *
 *     assert(isim_stems_new(word, strlen(word), "ru", 2, &stems) == ISIM_STATUS_OK);
 *     for (size_t i = 0; isim_stems_get(stems, i, &stem) == ISIM_STATUS_OK; i++) {
 *         printf("%.*s:", (int)stem.base.length, stem.base.data);
 *         for (uint32_t n = 0; isim_case_name(n) != NULL; n++) {
 *             if (stem.cases >> n & 1) {
 *                 printf(" %s", isim_case_name(n));
 *             }
 *         }
 *         puts("");
 *     }
 *     isim_stems_free(stems);
 */
isim_status isim_stems_get(const isim_stems *stems, size_t number, isim_stem *stem);

/**
 * The genders that the form of a surname allows, as a set: of "алиева" the feminine. Empty where it
 * does not tell.
 *
 * The surname is in lower case and in its base form; `lang` is its language as a BCP 47 tag, or
 * empty.
 *
 * Returns: ISIM_STATUS_OK, and the set; otherwise as isim_stems_new.
 * Thread safety: any thread, any time.
 */
isim_status isim_surname_genders(const char *text,
                                 size_t text_length,
                                 const char *lang,
                                 size_t lang_length,
                                 uint32_t *found);

/**
 * The masculine forms that a surname may belong to: of "nováková", "novák" among others, as the ending
 * alone does not tell. A surname that has one form for all has none.
 *
 * Returns: ISIM_STATUS_OK, and in `forms` a handle that goes to isim_texts_free once; otherwise as
 * isim_surname_genders.
 * Thread safety: any thread, any time.
 */
isim_status isim_surname_masculine(const char *text,
                                   size_t text_length,
                                   const char *lang,
                                   size_t lang_length,
                                   isim_texts **forms);

/**
 * Whether two surnames are the masculine and the feminine form of one family name: one family, two
 * people. Both are in lower case and in their base forms.
 *
 * Returns: ISIM_STATUS_OK, and in `found` the gender of each, as a set of one; both sets are empty
 * when the names are no such forms, also when they are equal. Otherwise as isim_surname_genders.
 * Thread safety: any thread, any time.
 */
isim_status isim_same_family(const char *a,
                             size_t a_length,
                             const char *b,
                             size_t b_length,
                             const char *lang,
                             size_t lang_length,
                             isim_family *found);

/**
 * Whether two words of one name, the earlier first, may stand in the cases that their endings tell, as
 * isim_stem.cases: Ведатом Ишикханом agree, Ведатом Ишикхана do not. In some languages every word of
 * a name is inflected, in others the first or the last alone, so the language decides; `lang` is its
 * BCP 47 tag, and when it is empty most languages of the script, an ISO 15924 code, decide. An empty
 * set of cases, of which nothing is known, agrees with all.
 *
 * Returns: ISIM_STATUS_OK, and 1 or 0; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
 * ISIM_NAME_LIMIT, ISIM_STATUS_UNKNOWN_CODE when `script` or `lang` is none, or a bit is no case's.
 * Thread safety: any thread, any time.
 */
isim_status isim_cases_agree(const char *script,
                             size_t script_length,
                             const char *lang,
                             size_t lang_length,
                             uint32_t earlier_cases,
                             uint32_t later_cases,
                             uint32_t *agree);

/**
 * Prepares a name. Any text is a name, the empty one too; the text is copied.
 *
 * `kind` is an isim_kind. `lang` is the name's language as a BCP 47 tag, as in "ru" or
 * "az-Latn"; empty, it is guessed.
 *
 * Returns: ISIM_STATUS_OK, and in `name` a handle that goes to isim_name_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
 * ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind or `lang` no tag.
 * Thread safety: any thread, any time.
 */
isim_status isim_name_new(const char *text,
                          size_t text_length,
                          uint32_t kind,
                          const char *lang,
                          size_t lang_length,
                          isim_name **name);

/**
 * Frees a name. NULL is fine.
 */
void isim_name_free(isim_name *name);

/**
 * The text of a name, as it was given.
 *
 * Returns: a text that lives as long as the name; the empty text for NULL.
 * Thread safety: any thread while the name lives.
 */
isim_text isim_name_text(const isim_name *name);

/**
 * The kind a name was prepared as.
 *
 * Returns: an isim_kind; ISIM_KIND_PERSON for NULL.
 * Thread safety: any thread while the name lives.
 */
uint32_t isim_name_kind(const isim_name *name);

/**
 * The language a name was prepared with: the primary part of its tag, as in "az", or "und" when it
 * was left to be guessed.
 *
 * Returns: a text that lives as long as the name; the empty text for NULL.
 * Thread safety: any thread while the name lives.
 */
isim_text isim_name_lang(const isim_name *name);

/**
 * The script that most of a name is written in, by its ISO 15924 code, as in "Cyrl". "Zyyy" is
 * text without letters, "Zzzz" any script that isim does not tell apart.
 *
 * Returns: four letters that live for ever; the empty text for NULL.
 * Thread safety: any thread while the name lives.
 */
isim_text isim_name_script(const isim_name *name);

/**
 * Number of parts of a name.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the name lives.
 */
size_t isim_name_part_count(const isim_name *name);

/**
 * A part of a name; they are counted from 0, in the order of the text.
 *
 * Returns: ISIM_STATUS_OK, and the part; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread while the name lives.
 *
 * Example:
 *
 *     const char *text = "Dr Vedat Işıkhan";
 *     isim_name *name;
 *     isim_part part;
 *
 *     assert(isim_name_new(text, strlen(text), ISIM_KIND_PERSON, "tr", 2, &name) == ISIM_STATUS_OK);
 *     assert(isim_name_part(name, 0, &part) == ISIM_STATUS_OK);
 *     assert(part.role == ISIM_ROLE_TITLE && part.span.start == 0 && part.span.end == 2);
 *     isim_name_free(name);
 */
isim_status isim_name_part(const isim_name *name,
                           size_t number,
                           isim_part *part);

/**
 * The blocking keys of a name, each once and in their order. Two writings of one name nearly
 * always share a key, whatever their scripts; names that share none need not be compared.
 *
 * Keys are joined on with keys of the same isim_key_version only.
 *
 * Returns: ISIM_STATUS_OK, and in `keys` as many as `count` says; ISIM_STATUS_NO_SPACE when there
 * are more than `capacity`, and only `count`; ISIM_STATUS_NULL. `keys` may be NULL when `capacity`
 * is 0, to ask for the number.
 * Thread safety: any thread while the name lives.
 *
 * Example:
 *
 *     isim_name *name;
 *     isim_key keys[32];
 *     size_t count;
 *
 *     assert(isim_name_new("Omuraliev", 9, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     if (isim_name_keys(name, keys, 32, &count) == ISIM_STATUS_OK) {
 *         for (size_t i = 0; i < count; i++) {
 *             printf("%u %s\n", (unsigned)keys[i].number, keys[i].letters);
 *         }
 *     }
 *     isim_name_free(name);
 */
isim_status isim_name_keys(const isim_name *name, isim_key *keys, size_t capacity, size_t *count);

/**
 * The version of the blocking keys. Store it beside them.
 *
 * Returns: the number.
 * Thread safety: any thread, any time.
 */
uint32_t isim_key_version(void);

/**
 * Compares two names of one kind, an isim_kind. Symmetric; a name and itself give 1.
 *
 * Returns: ISIM_STATUS_OK, and in `score` a number from 0 to 1: from 0.5 on the names are more
 * likely one than two; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
 * ISIM_NAME_LIMIT, ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     const char *a = "Vedat Işıkhan", *b = "Ведатом Ишикханом";
 *     double score;
 *
 *     if (isim_compare(a, strlen(a), b, strlen(b), ISIM_KIND_PERSON, &score) == ISIM_STATUS_OK) {
 *         puts(score >= 0.5 ? "same" : "different");
 *     }
 */
isim_status isim_compare(const char *a,
                         size_t a_length,
                         const char *b,
                         size_t b_length,
                         uint32_t kind,
                         double *score);

/**
 * The score of a weight, log-odds in hundredths of a nat, as it was stored: what is over 1600 or
 * under -1600 is cut.
 *
 * Returns: the score.
 * Thread safety: any thread, any time.
 */
isim_score isim_score_of_weight(int32_t weight);

/**
 * A matcher with the built-in weights.
 *
 * Returns: ISIM_STATUS_OK, and in `matcher` a handle that goes to isim_matcher_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread, any time.
 */
isim_status isim_matcher_new(isim_matcher **matcher);

/**
 * Frees a matcher. NULL is fine.
 */
void isim_matcher_free(isim_matcher *matcher);

/**
 * Compares two prepared names. Symmetric; allocates nothing.
 *
 * Compare names of one kind: of two kinds, the one or the other decides by whose rules, and
 * isim_matcher_builder_kinds makes a matcher that refuses such pairs. A matcher with options may
 * allocate, as isim_matcher_prepare tells.
 *
 * Returns: ISIM_STATUS_OK, and the score; ISIM_STATUS_NULL.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_matcher_compare(const isim_matcher *matcher,
                                 const isim_name *a,
                                 const isim_name *b,
                                 isim_score *score);

/**
 * Compares one prepared name with each name of an array. Allocates nothing.
 *
 * `others` are `count` handles, `scores` has room for as many scores and gets them in the same
 * order. Both may be NULL when `count` is 0.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL, also when one of the handles is NULL, and then no
 * score is written; ISIM_STATUS_TOO_LONG when no array can have `count` scores. Only after
 * ISIM_STATUS_PANIC some scores may have been written.
 * Thread safety: any thread while the handles live.
 *
 * Example:
 *
 *     const char *texts[2] = {"Кубанычбек Өмүралиев", "Anar Aliyev"};
 *     isim_name *wanted, *seen[2];
 *     isim_matcher *matcher;
 *     isim_score scores[2];
 *
 *     assert(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Kubanychbek Omuraliev", 21, ISIM_KIND_PERSON, NULL, 0, &wanted) ==
 *            ISIM_STATUS_OK);
 *     for (size_t i = 0; i < 2; i++) {
 *         assert(isim_name_new(texts[i], strlen(texts[i]), ISIM_KIND_PERSON, NULL, 0, &seen[i]) ==
 *                ISIM_STATUS_OK);
 *     }
 *     assert(isim_matcher_compare_many(matcher, wanted, seen, 2, scores) == ISIM_STATUS_OK);
 *     assert(scores[0].weight >= 0 && scores[1].weight < 0);
 *     isim_name_free(seen[0]);
 *     isim_name_free(seen[1]);
 *     isim_name_free(wanted);
 *     isim_matcher_free(matcher);
 */
isim_status isim_matcher_compare_many(const isim_matcher *matcher,
                                      const isim_name *name,
                                      isim_name *const *others,
                                      size_t count,
                                      isim_score *scores);

/**
 * Compares texts of two arrays pair by pair: the first with the first, and so on.
 *
 * `a`, `b` and `scores` have `count` elements; they may be NULL when it is 0.
 *
 * Returns: ISIM_STATUS_OK, and the scores as isim_compare gives them; ISIM_STATUS_NULL,
 * ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when a text is over ISIM_NAME_LIMIT or no array can have
 * `count` elements, ISIM_STATUS_UNKNOWN_CODE when `kind` is no isim_kind. After a failure no score
 * is written, but for ISIM_STATUS_PANIC.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     isim_text a[2] = {{"Vedat Işıkhan", 15}, {"Anar Aliyev", 11}};
 *     isim_text b[2] = {{"Vedat Isikhan", 13}, {"Ilham Aliyev", 12}};
 *     double scores[2];
 *
 *     assert(isim_compare_texts(a, b, 2, ISIM_KIND_PERSON, scores) == ISIM_STATUS_OK);
 *     assert(scores[0] >= 0.5 && scores[1] < 0.5);
 */
isim_status isim_compare_texts(const isim_text *a,
                               const isim_text *b,
                               size_t count,
                               uint32_t kind,
                               double *scores);

/**
 * Compares two columns of names row by row, as Arrow's C data interface hands them over. The
 * strings are read where they lie.
 *
 * A column is one of strings: utf8, large utf8, utf8 view, or a dictionary of these, whose strings
 * are prepared once. It stays the caller's, who releases it. Several chunks are several calls.
 *
 * `rows` is the length of both columns, and `scores` has room for as many.
 *
 * Returns: ISIM_STATUS_OK, and the scores as isim_compare gives them, NaN where one of the two is
 * null; ISIM_STATUS_NULL, also for a column that was released; ISIM_STATUS_UTF8,
 * ISIM_STATUS_TOO_LONG when a string is over ISIM_NAME_LIMIT, ISIM_STATUS_RANGE when a column has
 * another length or points outside itself, ISIM_STATUS_UNKNOWN_CODE when it is not one of strings
 * or `kind` is no isim_kind. After a failure no score is written, but for ISIM_STATUS_PANIC.
 * Thread safety: any thread while nobody changes the columns.
 */
isim_status isim_compare_arrow(const struct ArrowSchema *a_schema,
                               const struct ArrowArray *a,
                               const struct ArrowSchema *b_schema,
                               const struct ArrowArray *b,
                               uint32_t kind,
                               size_t rows,
                               double *scores);

/**
 * Compares a prepared name with every row of a column, as isim_compare_arrow takes it. The rows are
 * names of the same kind.
 *
 * Returns: as isim_compare_arrow.
 * Thread safety: any thread while the handles live and nobody changes the column.
 */
isim_status isim_matcher_compare_arrow(const isim_matcher *matcher,
                                       const isim_name *name,
                                       const struct ArrowSchema *schema,
                                       const struct ArrowArray *array,
                                       size_t rows,
                                       double *scores);

/**
 * Compares two names of one kind, an isim_kind, and says why.
 *
 * Returns: ISIM_STATUS_OK, and in `explanation` a handle that goes to isim_explanation_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
 * ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind.
 * Thread safety: any thread, any time.
 */
isim_status isim_explain(const char *a,
                         size_t a_length,
                         const char *b,
                         size_t b_length,
                         uint32_t kind,
                         isim_explanation **explanation);

/**
 * Compares two prepared names and says why.
 *
 * Returns: ISIM_STATUS_OK, and in `explanation` a handle that goes to isim_explanation_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_matcher_explain(const isim_matcher *matcher,
                                 const isim_name *a,
                                 const isim_name *b,
                                 isim_explanation **explanation);

/**
 * Frees an explanation. NULL is fine.
 */
void isim_explanation_free(isim_explanation *explanation);

/**
 * The explanation as a table for eyes: a line for the score, then a line for each step. Programs
 * should read the steps instead; the table's form may change.
 *
 * Returns: a text that lives as long as the explanation; the empty text for NULL.
 * Thread safety: any thread while the explanation lives.
 */
isim_text isim_explanation_text(const isim_explanation *explanation);

/**
 * The first name, as it was given: the spans `a` of the steps lie in it.
 *
 * Returns: a text that lives as long as the explanation; the empty text for NULL.
 * Thread safety: any thread while the explanation lives.
 */
isim_text isim_explanation_a(const isim_explanation *explanation);

/**
 * The second name: the spans `b` of the steps lie in it.
 *
 * Returns: a text that lives as long as the explanation; the empty text for NULL.
 * Thread safety: any thread while the explanation lives.
 */
isim_text isim_explanation_b(const isim_explanation *explanation);

/**
 * The verdict and what it rests on in one sentence for readers: in Russian when the BCP 47 tag
 * `lang` is "ru", otherwise in English.
 *
 * Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
 * Thread safety: any thread while the explanation lives.
 */
isim_status isim_explanation_sentence(const isim_explanation *explanation,
                                      const char *lang,
                                      size_t lang_length,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *length);

/**
 * The score: the same as isim_matcher_compare gives.
 *
 * Returns: ISIM_STATUS_OK, and the score; ISIM_STATUS_NULL.
 * Thread safety: any thread while the explanation lives.
 */
isim_status isim_explanation_score(const isim_explanation *explanation, isim_score *score);

/**
 * Number of steps of an explanation.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the explanation lives.
 */
size_t isim_explanation_count(const isim_explanation *explanation);

/**
 * A step of an explanation; they are counted from 0, in the order of the first name's parts,
 * those of the whole name last.
 *
 * Returns: ISIM_STATUS_OK, and the step; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread while the explanation lives.
 *
 * Example:
 *
 *     const char *a = "Vedat Işıkhan", *b = "Ведатом Ишикханом";
 *     isim_explanation *why;
 *     isim_step step;
 *
 *     assert(isim_explain(a, strlen(a), b, strlen(b), ISIM_KIND_PERSON, &why) == ISIM_STATUS_OK);
 *     for (size_t i = 0; isim_explanation_step(why, i, &step) == ISIM_STATUS_OK; i++) {
 *         printf("%+d %s", (int)step.weight, isim_step_kind_name(step.kind));
 *         for (size_t n = 0; n < step.a_count; n++) {
 *             printf(" %.*s", (int)(step.a[n].end - step.a[n].start), a + step.a[n].start);
 *         }
 *         puts("");
 *     }
 *     isim_explanation_free(why);
 */
isim_status isim_explanation_step(const isim_explanation *explanation,
                                  size_t number,
                                  isim_step *step);

/**
 * Options to start with, which change nothing.
 *
 * Returns: ISIM_STATUS_OK, and in `builder` a handle that goes to isim_matcher_builder_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread, any time.
 */
isim_status isim_matcher_builder_new(isim_matcher_builder **builder);

/**
 * Frees options. NULL is fine.
 */
void isim_matcher_builder_free(isim_matcher_builder *builder);

/**
 * The kinds of names that are compared: pairs of any other kind, or of two kinds, score exactly 0.
 *
 * `kinds` has the bit `1 << kind` for each isim_kind. Without this call all kinds are compared, and
 * nobody asks whether two names are of one kind.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when a bit is no kind's.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_kinds(isim_matcher_builder *builder, uint32_t kinds);

/**
 * What a woman's and a man's form of one surname mean: an isim_gender_policy.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when `policy` is none.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_gender(isim_matcher_builder *builder, uint32_t policy);

/**
 * What counts: ISIM_MATCHER_NICKNAMES, ISIM_MATCHER_INITIALS and ISIM_MATCHER_OMISSIONS joined with
 * `|`, which is how it is without this call; what is left out does not count.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when a bit is none of these.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_switches(isim_matcher_builder *builder, uint32_t switches);

/**
 * Adds so many hundredths of a nat to the weight of a pair for each step of this kind, an
 * isim_step_kind, that its explanation has; 0 without this call.
 *
 * The sum stays within the range of scores, and short of certainty. It does not touch a name and
 * itself, nor names with nothing in common.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when `step_kind` is none.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_weight(isim_matcher_builder *builder,
                                        uint32_t step_kind,
                                        int32_t hundredths);

/**
 * Adds rules of one's own: forms of given names, titles, particles, and names that are one. `file`
 * is a name for messages and for explanations; nothing is opened.
 *
 * `rules` is a text such as `"class alias\nali = Muhammad Ali, Cassius Clay\n"`; each line belongs to the
 * class above it: given (`kubanychbek = kubanychbek, Кубанычбек`, `kubanychbek short = kuba`),
 * title and particle (`ru = прораб`; und for no language in particular), alias. A line
 * `> Cassius Clay = Muhammad Ali` is an example, which must hold.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_RULES when there is a fault, which
 * isim_matcher_builder_check tells, and then the options are as before; ISIM_STATUS_NULL,
 * ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when the rules are over ISIM_TEXT_LIMIT.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_rules(isim_matcher_builder *builder,
                                       const char *file,
                                       size_t file_length,
                                       const char *rules,
                                       size_t rules_length);

/**
 * The first fault that isim_matcher_builder_rules would find, in English: file, line, column, what
 * is there and what would be right. The empty text when there is none. The options stay as they
 * are.
 *
 * Returns: as isim_fold.
 * Thread safety: one thread at a time.
 */
isim_status isim_matcher_builder_check(const isim_matcher_builder *builder,
                                       const char *file,
                                       size_t file_length,
                                       const char *rules,
                                       size_t rules_length,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *length);

/**
 * A matcher with these options. They may be changed and built again.
 *
 * Returns: ISIM_STATUS_OK, and in `matcher` a handle that goes to isim_matcher_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: one thread at a time.
 *
 * Example:
 *
 *     const char *rules = "class alias\nali = Muhammad Ali, Cassius Clay\n";
 *     isim_matcher_builder *builder;
 *     isim_matcher *matcher;
 *     isim_name *a, *b;
 *     isim_score score;
 *     assert(isim_matcher_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_matcher_builder_gender(builder, ISIM_GENDER_POLICY_SAME) == ISIM_STATUS_OK);
 *     assert(isim_matcher_builder_rules(builder, "own.txt", 7, rules, strlen(rules)) ==
 *            ISIM_STATUS_OK);
 *     assert(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
 *     isim_matcher_builder_free(builder);
 *     assert(isim_name_new("Cassius Clay", 12, ISIM_KIND_PERSON, NULL, 0, &a) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Muhammad Ali", 12, ISIM_KIND_PERSON, NULL, 0, &b) == ISIM_STATUS_OK);
 *     assert(isim_matcher_compare(matcher, a, b, &score) == ISIM_STATUS_OK);
 *     assert(score.value > 0.99);
 *     isim_name_free(a);
 *     isim_name_free(b);
 *     isim_matcher_free(matcher);
 */
isim_status isim_matcher_builder_build(const isim_matcher_builder *builder, isim_matcher **matcher);

/**
 * A name as a matcher's options see it. Nobody needs this: any other name scores the same. But a
 * matcher with options prepares a name anew for every comparison where they matter, which
 * allocates; a name of this function is compared without, and is for this matcher alone.
 *
 * Returns: ISIM_STATUS_OK, and in `prepared` a new handle that goes to isim_name_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_matcher_prepare(const isim_matcher *matcher,
                                 const isim_name *name,
                                 isim_name **prepared);

/**
 * An empty builder.
 *
 * Returns: ISIM_STATUS_OK, and in `builder` a handle that goes to isim_index_builder_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread, any time.
 */
isim_status isim_index_builder_new(isim_index_builder **builder);

/**
 * Frees a builder. NULL is fine. The indexes it built stay.
 */
void isim_index_builder_free(isim_index_builder *builder);

/**
 * Adds a name under an id. Both are copied: the name stays yours. Several names under one id are
 * aliases.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
 * ISIM_NAME_LIMIT.
 * Thread safety: one thread at a time for one builder.
 */
isim_status isim_index_builder_add(isim_index_builder *builder,
                                   const char *id,
                                   size_t id_length,
                                   const isim_name *name);

/**
 * Removes an id from the index that this one will be a layer on, as isim_layers_new makes it: none
 * of its names there answers any more. Names added here under the same id, before or after, do. The
 * id is copied; one that is not there is no failure.
 *
 * Returns: as isim_index_builder_add.
 * Thread safety: one thread at a time for one builder.
 */
isim_status isim_index_builder_remove(isim_index_builder *builder,
                                      const char *id,
                                      size_t id_length);

/**
 * Adds all names of another builder after those of this one, and removes what it removes. So threads
 * can collect side by side, each in a builder of its own.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL.
 * Thread safety: one thread at a time for `builder`; no thread may add to `other` meanwhile.
 */
isim_status isim_index_builder_append(isim_index_builder *builder,
                                      const isim_index_builder *other);

/**
 * Adds all names of an index after those of a builder, without preparing them anew. What the index
 * removes is not looked at: isim_layers_merge minds that.
 *
 * Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL.
 * Thread safety: one thread at a time for one builder; any thread while the index lives.
 */
isim_status isim_index_builder_add_index(isim_index_builder *builder, const isim_index *index);

/**
 * Number of names in a builder, aliases counted. It stays what it is when a name is added that the
 * index has no room for: more than 4 GB of texts.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: no thread may add to the builder meanwhile.
 */
size_t isim_index_builder_len(const isim_index_builder *builder);

/**
 * An index of all names added so far. The builder may go on collecting.
 *
 * Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: no thread may add to the builder meanwhile.
 */
isim_status isim_index_builder_build(const isim_index_builder *builder, isim_index **index);

/**
 * Opens an index that was written before: what isim_index_bytes gave, or what the command's
 * `isim index` wrote, mapped into memory or read. Nothing is copied, and only a header is looked
 * at, so it takes less than a millisecond however many names there are. Whatever the bytes are,
 * nothing beyond them is read.
 *
 * The bytes stay yours. They must stay where they are, unchanged, until the index and all
 * scanners, streams, searchers and layers made of it are freed.
 *
 * Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
 * ISIM_STATUS_INDEX when the bytes are no index, are cut off, or were made by another version,
 * which isim_index_fault tells; ISIM_STATUS_NULL.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     isim_index_builder *builder;
 *     isim_index *list, *again;
 *     isim_name *name;
 *     const uint8_t *data;
 *     size_t size;
 *     uint8_t *read;
 *     FILE *file = tmpfile();
 *
 *     assert(file != NULL && isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Anar Aliyev", 11, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p3", 2, name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
 *     assert(isim_index_bytes(list, &data, &size) == ISIM_STATUS_OK);
 *     assert(fwrite(data, 1, size, file) == size);
 *     isim_index_free(list);
 *     isim_index_builder_free(builder);
 *     isim_name_free(name);
 *
 *     rewind(file);
 *     assert((read = malloc(size)) != NULL && fread(read, 1, size, file) == size);
 *     assert(isim_index_open(read, size, &again) == ISIM_STATUS_OK);
 *     assert(isim_index_len(again) == 1);
 *     isim_index_free(again);
 *     free(read);
 *     fclose(file);
 */
isim_status isim_index_open(const uint8_t *data, size_t length, isim_index **index);

/**
 * What is wrong with the bytes of an index, in English: all of them are read and compared with
 * their check sum. The empty text when nothing is.
 *
 * Returns: as isim_fold.
 * Thread safety: any thread, any time.
 */
isim_status isim_index_fault(const uint8_t *data,
                             size_t length,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The bytes of an index, to be written to a file. They live as long as the index.
 *
 * Returns: ISIM_STATUS_OK, and where they begin and how many they are; ISIM_STATUS_NULL.
 * Thread safety: any thread while the index lives.
 */
isim_status isim_index_bytes(const isim_index *index, const uint8_t **data, size_t *length);

/**
 * Frees an index. NULL is fine.
 */
void isim_index_free(isim_index *index);

/**
 * Number of names in an index, aliases counted.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the index lives.
 */
size_t isim_index_len(const isim_index *index);

/**
 * The kinds of the names in an index, as a set: the bit `1 << kind` for each isim_kind.
 *
 * Returns: the set; 0 for NULL.
 * Thread safety: any thread while the index lives.
 */
uint32_t isim_index_kinds(const isim_index *index);

/**
 * A name of an index; they are counted from 0, in the order in which they were added.
 *
 * Returns: ISIM_STATUS_OK, and the name, whose texts live as long as the index; ISIM_STATUS_NULL;
 * ISIM_STATUS_RANGE when there are not that many.
 * Thread safety: any thread while the index lives.
 */
isim_status isim_index_get(const isim_index *index, size_t number, isim_listed *listed);

/**
 * Whether an index removes an id from the one that it is a layer on, as isim_index_builder_remove
 * told it.
 *
 * Returns: ISIM_STATUS_OK, and 1 or 0; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
 * ISIM_NAME_LIMIT.
 * Thread safety: any thread while the index lives.
 */
isim_status isim_index_removes(const isim_index *index,
                               const char *id,
                               size_t id_length,
                               uint32_t *removes);

/**
 * The best `k` ids for a name, best first; of several names under one id the best one answers.
 * Names of every kind are looked at, each compared by its own.
 *
 * Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_index_search(const isim_index *index,
                              const isim_name *name,
                              size_t k,
                              isim_results **results);

/**
 * isim_index_search among the names of the wanted name's kind.
 *
 * Returns: as isim_index_search.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_index_search_kind(const isim_index *index,
                                   const isim_name *name,
                                   size_t k,
                                   isim_results **results);

/**
 * Every id whose score for a name is at least a weight, an isim_score.weight, best first; of
 * several names under one id the best one answers. 0 is what is more likely the name than not.
 * It is isim_index_search without a `k`, and looks more widely; names that have nothing in common
 * with it are not among them, however low the weight is.
 *
 * Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_index_search_above(const isim_index *index,
                                    const isim_name *name,
                                    int32_t weight,
                                    isim_results **results);

/**
 * isim_index_search_above among the names of the wanted name's kind.
 *
 * Returns: as isim_index_search_above.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_index_search_above_kind(const isim_index *index,
                                         const isim_name *name,
                                         int32_t weight,
                                         isim_results **results);

/**
 * Frees results. NULL is fine.
 */
void isim_results_free(isim_results *results);

/**
 * Number of hits in results.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the results live.
 */
size_t isim_results_count(const isim_results *results);

/**
 * A hit; they are counted from 0, best first.
 *
 * Returns: ISIM_STATUS_OK, and the hit; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
 * that many.
 * Thread safety: any thread while the results live.
 *
 * Example:
 *
 *     isim_index_builder *builder;
 *     isim_index *list;
 *     isim_name *name;
 *     isim_results *results;
 *     isim_hit hit;
 *     const char *query = "Кубанычбек Өмүралиев";
 *
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Kubanychbek Omuraliev", 21, ISIM_KIND_PERSON, NULL, 0, &name) ==
 *            ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p2", 2, name) == ISIM_STATUS_OK);
 *     isim_name_free(name);
 *     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
 *     isim_index_builder_free(builder);
 *
 *     assert(isim_name_new(query, strlen(query), ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     assert(isim_index_search(list, name, 10, &results) == ISIM_STATUS_OK);
 *     for (size_t i = 0; isim_results_get(results, i, &hit) == ISIM_STATUS_OK; i++) {
 *         printf("%.*s %.2f\n", (int)hit.id.length, hit.id.data, hit.score.value);
 *     }
 *     isim_results_free(results);
 *     isim_name_free(name);
 *     isim_index_free(list);
 */
isim_status isim_results_get(const isim_results *results,
                             size_t number,
                             isim_hit *hit);

/**
 * An index with another one on top, which holds the names that were added since, and tells which ids
 * were removed, by isim_index_builder_remove. So a long list need not be indexed anew for every
 * change. An index on itself, or one that removes nothing, is fine too.
 *
 * Returns: ISIM_STATUS_OK, and in `layers` a handle that goes to isim_layers_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the indexes live.
 *
 * Example:
 *
 *     isim_index_builder *builder;
 *     isim_index *base, *since, *whole;
 *     isim_layers *layers;
 *     isim_name *name;
 *     isim_results *results;
 *     isim_hit hit;
 *
 *     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_build(builder, &base) == ISIM_STATUS_OK);
 *     isim_index_builder_free(builder);
 *
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_remove(builder, "p1", 2) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p2", 2, name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_build(builder, &since) == ISIM_STATUS_OK);
 *     isim_index_builder_free(builder);
 *
 *     assert(isim_layers_new(base, since, &layers) == ISIM_STATUS_OK);
 *     isim_index_free(base);
 *     isim_index_free(since);
 *     assert(isim_layers_search(layers, name, 10, &results) == ISIM_STATUS_OK);
 *     assert(isim_results_count(results) == 1);
 *     assert(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK);
 *     printf("%.*s %.2f\n", (int)hit.id.length, hit.id.data, hit.score.value);
 *     isim_results_free(results);
 *     isim_name_free(name);
 *
 *     assert(isim_layers_merge(layers, &whole) == ISIM_STATUS_OK);
 *     assert(isim_index_len(whole) == 1);
 *     isim_index_free(whole);
 *     isim_layers_free(layers);
 */
isim_status isim_layers_new(const isim_index *base,
                            const isim_index *top,
                            isim_layers **layers);

/**
 * Frees layers. NULL is fine. The indexes they were made of stay.
 */
void isim_layers_free(isim_layers *layers);

/**
 * The best `k` ids of both for a name, as isim_index_search finds them. An id that the upper index
 * removes answers by its names in the upper index alone; of one that both have the best name
 * answers.
 *
 * Returns: as isim_index_search.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_layers_search(const isim_layers *layers,
                               const isim_name *name,
                               size_t k,
                               isim_results **results);

/**
 * isim_layers_search among the names of the wanted name's kind.
 *
 * Returns: as isim_index_search.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_layers_search_kind(const isim_layers *layers,
                                    const isim_name *name,
                                    size_t k,
                                    isim_results **results);

/**
 * Every id of both whose score for a name is at least a weight, as isim_index_search_above finds
 * them, but for those that the upper index removes.
 *
 * Returns: as isim_index_search_above.
 * Thread safety: any thread while the handles live.
 */
isim_status isim_layers_search_above(const isim_layers *layers,
                                     const isim_name *name,
                                     int32_t weight,
                                     isim_results **results);

/**
 * One index of what both hold: without the names of the base that were removed, and without a word
 * of what the upper index removed.
 *
 * Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the layers live.
 */
isim_status isim_layers_merge(const isim_layers *layers, isim_index **index);

/**
 * A searcher of an index.
 *
 * Returns: ISIM_STATUS_OK, and in `searcher` a handle that goes to isim_searcher_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the index lives.
 *
 * Example:
 *
 *     static const char *const texts[] = {"Vedat Işıkhan", "Anar Aliyev", "Ведат Ишикхан"};
 *     isim_index_builder *builder;
 *     isim_index *list;
 *     isim_searcher *searcher;
 *     isim_name *names[3];
 *     size_t i, n;
 *
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     for (i = 0; i < 3; i++) {
 *         assert(isim_name_new(texts[i], strlen(texts[i]), ISIM_KIND_PERSON, NULL, 0, &names[i]) ==
 *                ISIM_STATUS_OK);
 *         assert(isim_index_builder_add(builder, texts[i], strlen(texts[i]), names[i]) ==
 *                ISIM_STATUS_OK);
 *     }
 *     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
 *     isim_index_builder_free(builder);
 *     assert(isim_searcher_new(list, &searcher) == ISIM_STATUS_OK);
 *     for (i = 0; i < 3; i++) {
 *         isim_results *results;
 *         isim_hit hit;
 *
 *         assert(isim_searcher_above_among(searcher, names[i], 0, i, &results) == ISIM_STATUS_OK);
 *         for (n = 0; isim_results_get(results, n, &hit) == ISIM_STATUS_OK; n++) {
 *             printf("%s is %.*s\n", texts[i], (int)hit.name.length, hit.name.data);
 *         }
 *         assert(n == (i == 2));
 *         isim_results_free(results);
 *         isim_name_free(names[i]);
 *     }
 *     isim_searcher_free(searcher);
 *     isim_index_free(list);
 */
isim_status isim_searcher_new(const isim_index *index,
                              isim_searcher **searcher);

/**
 * Frees a searcher. NULL is fine. The results it gave stay.
 */
void isim_searcher_free(isim_searcher *searcher);

/**
 * Every id whose score for a name is at least a weight, an isim_score.weight, among the names of its
 * kind, best first; of several names under one id the best one answers. It looks a little less
 * widely than isim_index_search_above_kind.
 *
 * Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: one thread at a time for one searcher.
 */
isim_status isim_searcher_above(isim_searcher *searcher,
                                const isim_name *name,
                                int32_t weight,
                                isim_results **results);

/**
 * isim_searcher_above among the first so many names of the index: asked with each name of a list and
 * its number in it, this finds every pair of the list once.
 *
 * Returns: as isim_searcher_above.
 * Thread safety: one thread at a time for one searcher.
 */
isim_status isim_searcher_above_among(isim_searcher *searcher,
                                      const isim_name *name,
                                      int32_t weight,
                                      size_t first,
                                      isim_results **results);

/**
 * A scanner for the names of an index. It keeps what it needs: the index may be freed before it.
 *
 * Returns: ISIM_STATUS_OK, and in `scanner` a handle that goes to isim_scanner_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the index lives.
 */
isim_status isim_scanner_new(const isim_index *index, isim_scanner **scanner);

/**
 * A scanner with options: 0, or ISIM_SCAN_NO_ADJECTIVES.
 *
 * Returns: as isim_scanner_new; ISIM_STATUS_UNKNOWN_CODE when `options` has a bit that is none.
 * Thread safety: any thread while the index lives.
 */
isim_status isim_scanner_new_with(const isim_index *index,
                                  uint32_t options,
                                  isim_scanner **scanner);

/**
 * Frees a scanner. NULL is fine.
 */
void isim_scanner_free(isim_scanner *scanner);

/**
 * Every mention of a listed name in a text. A text is one document: what it says in one place
 * tells who a surname alone is in another. One that is longer than a call takes goes through
 * isim_stream_feed.
 *
 * Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
 * Thread safety: any thread while the scanner lives.
 */
isim_status isim_scanner_scan(const isim_scanner *scanner,
                              const char *text,
                              size_t text_length,
                              isim_mentions **mentions);

/**
 * Frees mentions. NULL is fine.
 */
void isim_mentions_free(isim_mentions *mentions);

/**
 * Number of mentions.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the mentions live.
 */
size_t isim_mentions_count(const isim_mentions *mentions);

/**
 * A mention; they are counted from 0, in the order of the text.
 *
 * Returns: ISIM_STATUS_OK, and the mention; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
 * not that many.
 * Thread safety: any thread while the mentions live.
 *
 * Example:
 *
 *     const char *text = "Встреча с Ведатом Ишикханом прошла сегодня.";
 *     isim_index_builder *builder;
 *     isim_index *list;
 *     isim_name *name;
 *     isim_scanner *scanner;
 *     isim_mentions *mentions;
 *     isim_mention found;
 *
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
 *     assert(isim_scanner_new(list, &scanner) == ISIM_STATUS_OK);
 *     assert(isim_scanner_scan(scanner, text, strlen(text), &mentions) == ISIM_STATUS_OK);
 *     assert(isim_mentions_get(mentions, 0, &found) == ISIM_STATUS_OK);
 *     printf("%.*s: %s\n", (int)(found.span.end - found.span.start), text + found.span.start,
 *            isim_how_name(found.how));
 *     assert(found.how == ISIM_HOW_NAME);
 *     isim_mentions_free(mentions);
 *     isim_scanner_free(scanner);
 *     isim_index_free(list);
 *     isim_name_free(name);
 *     isim_index_builder_free(builder);
 */
isim_status isim_mentions_get(const isim_mentions *mentions,
                              size_t number,
                              isim_mention *mention);

/**
 * A stream for texts in which the scanner's names are to be found.
 *
 * Returns: ISIM_STATUS_OK, and in `stream` a handle that goes to isim_stream_free once;
 * ISIM_STATUS_NULL.
 * Thread safety: any thread while the scanner lives.
 *
 * Example:
 *
 *     isim_index_builder *builder;
 *     isim_index *list;
 *     isim_name *name;
 *     isim_scanner *scanner;
 *     isim_stream *stream;
 *     isim_mentions *mentions;
 *     isim_mention found;
 *     char chunk[16];
 *     size_t size;
 *     FILE *file = tmpfile();
 *
 *     assert(file != NULL && fputs("Встреча с Ведатом Ишикханом прошла сегодня.", file) >= 0);
 *     rewind(file);
 *     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
 *     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
 *     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
 *     assert(isim_scanner_new(list, &scanner) == ISIM_STATUS_OK);
 *     assert(isim_stream_new(scanner, &stream) == ISIM_STATUS_OK);
 *     while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) {
 *         assert(isim_stream_feed(stream, chunk, size, &mentions) == ISIM_STATUS_OK);
 *         isim_mentions_free(mentions);
 *     }
 *     assert(isim_stream_finish(stream, &mentions) == ISIM_STATUS_OK);
 *     assert(isim_mentions_get(mentions, 0, &found) == ISIM_STATUS_OK);
 *     assert(found.span.start == 18 && found.span.end == 51);
 *     isim_mentions_free(mentions);
 *     isim_stream_free(stream);
 *     isim_scanner_free(scanner);
 *     isim_index_free(list);
 *     isim_name_free(name);
 *     isim_index_builder_free(builder);
 *     fclose(file);
 */
isim_status isim_stream_new(const isim_scanner *scanner,
                            isim_stream **stream);

/**
 * Frees a stream. NULL is fine.
 */
void isim_stream_free(isim_stream *stream);

/**
 * Takes the next chunk of a text, and gives the mentions of what it completes: often none, as about
 * a mebibyte is scanned at once. Spans count from the beginning of the text. What is found does
 * not depend on where the text is cut into chunks, which may be inside of a character, and is what
 * isim_scanner_scan finds in the whole.
 *
 * Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG for a chunk over ISIM_TEXT_LIMIT. After
 * a failure the stream is as it was before.
 * Thread safety: one thread at a time for one stream.
 */
isim_status isim_stream_feed(isim_stream *stream,
                             const char *chunk,
                             size_t chunk_length,
                             isim_mentions **mentions);

/**
 * The mentions in what is left when no more of a text comes. The stream is then as new, for the
 * next text.
 *
 * Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
 * ISIM_STATUS_NULL; ISIM_STATUS_UTF8 when the last chunk ended inside of a character, after which
 * the stream is as it was before.
 * Thread safety: one thread at a time for one stream.
 */
isim_status isim_stream_finish(isim_stream *stream, isim_mentions **mentions);

/**
 * What may be names of persons in a text, where there is no list of names to scan for: two to five
 * words with capitals side by side, also with particles between them, without known places and
 * organisations; and single words inside a sentence that begin as the last word of such a name
 * does. A guess from the writing alone; in scripts without capitals only words behind a given name
 * that isim knows are proposed, and runs of Katakana.
 *
 * Returns: ISIM_STATUS_OK, and in `proposals` a handle that goes to isim_proposals_free once;
 * ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
 * Thread safety: any thread, any time.
 *
 * Example:
 *
 *     const char *text = "Вчера Айсель Каримзаде приехала в Баку. Там Каримзаде ждали.";
 *     isim_proposals *found;
 *     isim_proposal one;
 *     size_t i;
 *
 *     assert(isim_propose(text, strlen(text), &found) == ISIM_STATUS_OK);
 *     assert(isim_proposals_count(found) == 2);
 *     for (i = 0; isim_proposals_get(found, i, &one) == ISIM_STATUS_OK; i++) {
 *         printf("%.*s\n", (int)(one.span.end - one.span.start), text + one.span.start);
 *     }
 *     isim_proposals_free(found);
 */
isim_status isim_propose(const char *text,
                         size_t text_length,
                         isim_proposals **proposals);

/**
 * Frees proposals. NULL is fine.
 */
void isim_proposals_free(isim_proposals *proposals);

/**
 * Number of proposals.
 *
 * Returns: the number; 0 for NULL.
 * Thread safety: any thread while the proposals live.
 */
size_t isim_proposals_count(const isim_proposals *proposals);

/**
 * A proposal; they are counted from 0, in the order of the text.
 *
 * Returns: ISIM_STATUS_OK, and the proposal; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
 * not that many.
 * Thread safety: any thread while the proposals live.
 */
isim_status isim_proposals_get(const isim_proposals *proposals,
                               size_t number,
                               isim_proposal *proposal);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ISIM_H */
