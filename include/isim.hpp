/*
 * isim for C++17: the functions of isim.h with owners, views, ranges and exceptions.
 *
 * Everything is in this header; link with -lisim. What a function means, what it costs and which
 * threads may call it stands in isim.h, under the name of the C function; only the form is told here.
 *
 * Texts come in as std::string_view, in UTF-8. Handles became classes that can be moved but not
 * copied, and free what they own. A moved-from object is empty: it may be destroyed or assigned to.
 * Views that an object gives live as long as that object.
 *
 * What owns nothing has no form of its own here: isim_kind_name, isim_systems_get and the like are
 * called as they are.
 *
 * Failures throw isim::error. Compiled without exceptions, or with ISIM_NO_EXCEPTIONS defined, a
 * function that says result<T> gives a small class instead of a T: true when there is a value,
 * which * and -> reach, and otherwise with a status(). With exceptions result<T> is T itself, so
 * that code may be written which serves both: `auto name = isim::name::of("Vedat");`.
 *
 *     auto list = isim::index_builder();
 *     list.add("p1", "Vedat Işıkhan");
 *     auto scanner = isim::scanner::of(list.build());
 *     for (const auto &found : scanner.scan(text))
 *         std::cout << found.id << ": " << found.in(text) << '\n';
 */
#ifndef ISIM_HPP
#define ISIM_HPP

#include <isim.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if !defined(ISIM_NO_EXCEPTIONS) && !defined(__cpp_exceptions)
#define ISIM_NO_EXCEPTIONS
#endif
#ifndef ISIM_NO_EXCEPTIONS
#include <stdexcept>
#endif

namespace isim {

/* What a name names. */
enum class kind : std::uint32_t {
    person = ISIM_KIND_PERSON,
    place = ISIM_KIND_PLACE,
    country = ISIM_KIND_COUNTRY,
    organization = ISIM_KIND_ORGANIZATION
};

/* A text of the library's as a view of it. */
inline std::string_view view(isim_text text) noexcept { return {text.data, text.length}; }

/* The stretch of a text that a span means; empty when the span does not fit. */
inline std::string_view view(isim_span span, std::string_view text) noexcept {
    return span.start <= span.end && span.end <= text.size()
               ? text.substr(span.start, span.end - span.start)
               : std::string_view();
}

#ifndef ISIM_NO_EXCEPTIONS

/* A failure, with its status and, for codes and rules, the sentence that tells what is wrong. */
class error : public std::runtime_error {
public:
    explicit error(isim_status status) : error(status, isim_status_message(status)) {}
    error(isim_status status, const std::string &message)
        : std::runtime_error(message), status_(status) {}
    isim_status status() const noexcept { return status_; }

private:
    isim_status status_;
};

template <class T> using result = T;

#else

/* A value, or the status that tells why there is none. */
template <class T> class [[nodiscard]] result {
public:
    result(isim_status status, T value) : status_(status), value_(std::move(value)) {}
    explicit operator bool() const noexcept { return status_ == ISIM_STATUS_OK; }
    isim_status status() const noexcept { return status_; }
    T &operator*() & noexcept { return value_; }
    const T &operator*() const & noexcept { return value_; }
    T &&operator*() && noexcept { return std::move(value_); }
    T *operator->() noexcept { return &value_; }
    const T *operator->() const noexcept { return &value_; }

private:
    isim_status status_;
    T value_;
};

#endif

namespace detail {

template <class T> result<T> give(isim_status status, T value) {
#ifndef ISIM_NO_EXCEPTIONS
    if (status != ISIM_STATUS_OK) {
        throw error(status);
    }
    return value;
#else
    return result<T>(status, std::move(value));
#endif
}

template <auto Free> struct deleter {
    template <class H> void operator()(H *handle) const noexcept { Free(handle); }
};

template <class H, auto Free> using owner = std::unique_ptr<H, deleter<Free>>;

/* Calls a function that fills a buffer, with room for what most names need, and again if need be. */
template <class Call> result<std::string> fill(std::size_t guess, Call call) {
    std::string text(guess, '\0');
    std::size_t length = 0;
    isim_status status = call(text.data(), text.size() + 1, &length);
    if (status == ISIM_STATUS_NO_SPACE) {
        text.resize(length);
        status = call(text.data(), text.size() + 1, &length);
    }
    text.resize(status == ISIM_STATUS_OK ? length : 0);
#ifndef ISIM_NO_EXCEPTIONS
    if (status != ISIM_STATUS_OK) {
        throw error(status);
    }
    return text;
#else
    return result<std::string>(status, std::move(text));
#endif
}

template <class T> T same(const T &item) noexcept { return item; }

inline std::uint32_t number(kind k) noexcept { return static_cast<std::uint32_t>(k); }

} /* namespace detail */

/* Results that are counted: a range of T, made by To of what the C function gives. */
template <class H, class C, class T, auto Free, auto Count, auto Get, auto To> class list {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = T;

        iterator(const list *of, std::size_t at) noexcept : of_(of), at_(at) {}
        T operator*() const { return (*of_)[at_]; }
        iterator &operator++() noexcept {
            ++at_;
            return *this;
        }
        iterator operator++(int) noexcept { return iterator(of_, at_++); }
        bool operator==(const iterator &other) const noexcept { return at_ == other.at_; }
        bool operator!=(const iterator &other) const noexcept { return at_ != other.at_; }

    private:
        const list *of_;
        std::size_t at_;
    };

    explicit list(H *handle = nullptr) noexcept : handle_(handle) {}
    std::size_t size() const noexcept { return Count(handle_.get()); }
    bool empty() const noexcept { return size() == 0; }
    iterator begin() const noexcept { return iterator(this, 0); }
    iterator end() const noexcept { return iterator(this, size()); }
    /* The number must be below size(). */
    T operator[](std::size_t number) const noexcept {
        C item = C();
        (void)Get(handle_.get(), number, &item);
        return To(item);
    }
    const H *get() const noexcept { return handle_.get(); }

private:
    detail::owner<H, Free> handle_;
};

/* Owners of handles have these in common; get() gives the handle to functions of isim.h. */
template <class H, auto Free> class handle {
public:
    const H *get() const noexcept { return handle_.get(); }
    explicit operator bool() const noexcept { return handle_ != nullptr; }

protected:
    explicit handle(H *raw) noexcept : handle_(raw) {}
    detail::owner<H, Free> handle_;
};

/* --- texts ------------------------------------------------------------------------------------ */

inline result<std::string> fold(std::string_view text) {
    return detail::fill(text.size(), [&](char *buffer, std::size_t capacity, std::size_t *length) {
        return isim_fold(text.data(), text.size(), buffer, capacity, length);
    });
}

inline result<std::string> romanize(std::string_view text, std::string_view lang = {}) {
    return detail::fill(text.size(), [&](char *buffer, std::size_t capacity, std::size_t *length) {
        return isim_romanize(text.data(), text.size(), lang.data(), lang.size(), buffer, capacity,
                             length);
    });
}

inline result<std::string> transliterate(std::string_view text, std::string_view system) {
    return detail::fill(text.size(), [&](char *buffer, std::size_t capacity, std::size_t *length) {
        return isim_transliterate(text.data(), text.size(), system.data(), system.size(), buffer,
                                  capacity, length);
    });
}

inline result<std::string> transliterate_back(std::string_view text, std::string_view system) {
    return detail::fill(text.size(), [&](char *buffer, std::size_t capacity, std::size_t *length) {
        return isim_transliterate_back(text.data(), text.size(), system.data(), system.size(),
                                       buffer, capacity, length);
    });
}

/* What is wrong with a code, an isim_code; empty when nothing is. */
inline result<std::string> code_check(std::uint32_t code_of, std::string_view code) {
    return detail::fill(200, [&](char *buffer, std::size_t capacity, std::size_t *length) {
        return isim_code_check(code_of, code.data(), code.size(), buffer, capacity, length);
    });
}

/* A folded text with what is known of the way there: as a range, what was hidden in the original. */
using findings = list<isim_folded, isim_finding, isim_finding, isim_folded_free, isim_folded_count,
                      isim_folded_finding, detail::same<isim_finding>>;
class folded : public findings {
public:
    explicit folded(isim_folded *raw = nullptr) noexcept : findings(raw) {}
    std::string_view text() const noexcept { return view(isim_folded_text(get())); }
    /* The stretch of the original that bytes of text() were made from. */
    isim_span original(isim_span of) const noexcept {
        return isim_folded_original(get(), of.start, of.end);
    }
};

/* Folding with options, ISIM_FOLD_*. */
class folder : public handle<isim_folder, isim_folder_free> {
public:
    static result<folder> of(std::uint32_t options, std::string_view lang = {}) {
        isim_folder *raw = nullptr;
        isim_status status = isim_folder_new(options, lang.data(), lang.size(), &raw);
        return detail::give(status, folder(raw));
    }
    result<std::string> fold(std::string_view text) const {
        return detail::fill(text.size(), [&](char *buffer, std::size_t capacity,
                                             std::size_t *length) {
            return isim_folder_fold(get(), text.data(), text.size(), buffer, capacity, length);
        });
    }
    result<folded> apply(std::string_view text) const {
        isim_folded *raw = nullptr;
        isim_status status = isim_folder_apply(get(), text.data(), text.size(), &raw);
        return detail::give(status, folded(raw));
    }

private:
    explicit folder(isim_folder *raw) noexcept : handle(raw) {}
};

inline result<isim_detected> detect(std::string_view text) {
    isim_detected detected = isim_detected();
    isim_status status = isim_detect(text.data(), text.size(), &detected);
    return detail::give(status, detected);
}

/* A list of texts. */
using texts = list<isim_texts, isim_text, std::string_view, isim_texts_free, isim_texts_count,
                   isim_texts_get, static_cast<std::string_view (*)(isim_text)>(view)>;

inline result<texts> to_script(std::string_view text, std::string_view lang,
                               std::string_view script) {
    isim_texts *forms = nullptr;
    isim_status status = isim_to_script(text.data(), text.size(), lang.data(), lang.size(),
                                        script.data(), script.size(), &forms);
    return detail::give(status, texts(forms));
}

inline result<texts> country_find(std::string_view text) {
    isim_texts *codes = nullptr;
    isim_status status = isim_country_find(text.data(), text.size(), &codes);
    return detail::give(status, texts(codes));
}

/* Every name of a country, an ISO 3166-1 code, in a language. */
inline result<texts> country_names(std::string_view country, std::string_view lang) {
    isim_texts *names = nullptr;
    isim_status status = isim_country_names(country.data(), country.size(), lang.data(),
                                            lang.size(), &names);
    return detail::give(status, texts(names));
}

/* The systems by which one text is the rendering of the other. */
using renderings = list<isim_renderings, isim_rendering, isim_rendering, isim_renderings_free,
                        isim_renderings_count, isim_renderings_get, detail::same<isim_rendering>>;

inline result<renderings> systems_between(std::string_view a, std::string_view b) {
    isim_renderings *raw = nullptr;
    isim_status status = isim_systems_between(a.data(), a.size(), b.data(), b.size(), &raw);
    return detail::give(status, renderings(raw));
}

/* The base forms that a word in lower case may have. */
using stems = list<isim_stems, isim_stem, isim_stem, isim_stems_free, isim_stems_count,
                   isim_stems_get, detail::same<isim_stem>>;

inline result<stems> stems_of(std::string_view word, std::string_view lang = {}) {
    isim_stems *raw = nullptr;
    isim_status status =
        isim_stems_new(word.data(), word.size(), lang.data(), lang.size(), &raw);
    return detail::give(status, stems(raw));
}

/* The masculine forms that a surname may belong to. */
inline result<texts> surname_masculine(std::string_view surname, std::string_view lang = {}) {
    isim_texts *forms = nullptr;
    isim_status status = isim_surname_masculine(surname.data(), surname.size(), lang.data(),
                                                lang.size(), &forms);
    return detail::give(status, texts(forms));
}

/* --- two names -------------------------------------------------------------------------------- */

inline result<double> compare(std::string_view a, std::string_view b, kind of = kind::person) {
    double score = 0;
    isim_status status =
        isim_compare(a.data(), a.size(), b.data(), b.size(), detail::number(of), &score);
    return detail::give(status, score);
}

/* A name, prepared once for many comparisons. */
class name : public handle<isim_name, isim_name_free> {
public:
    static result<name> of(std::string_view text, kind of = kind::person,
                           std::string_view lang = {}) {
        isim_name *raw = nullptr;
        isim_status status = isim_name_new(text.data(), text.size(), detail::number(of),
                                           lang.data(), lang.size(), &raw);
        return detail::give(status, name(raw));
    }

    std::string_view text() const noexcept { return view(isim_name_text(get())); }
    std::string_view lang() const noexcept { return view(isim_name_lang(get())); }
    std::string_view script() const noexcept { return view(isim_name_script(get())); }
    isim::kind kind() const noexcept { return static_cast<isim::kind>(isim_name_kind(get())); }

    std::vector<isim_part> parts() const {
        std::vector<isim_part> all(isim_name_part_count(get()));
        for (std::size_t i = 0; i < all.size(); i++) {
            (void)isim_name_part(get(), i, &all[i]);
        }
        return all;
    }

    std::vector<isim_key> keys() const {
        std::vector<isim_key> all(16);
        std::size_t count = 0;
        if (isim_name_keys(get(), all.data(), all.size(), &count) == ISIM_STATUS_NO_SPACE) {
            all.resize(count);
            (void)isim_name_keys(get(), all.data(), all.size(), &count);
        }
        all.resize(count);
        return all;
    }

private:
    friend class matcher;
    explicit name(isim_name *raw) noexcept : handle(raw) {}
};

/* One reason of an explanation. */
struct step {
    std::uint32_t kind; /* an isim_step_kind */
    std::int32_t weight;
    const isim_span *a;
    std::size_t a_count;
    const isim_span *b;
    std::size_t b_count;
    std::string_view detail;
    std::string_view source;

    std::string_view kind_name() const noexcept {
        const char *word = isim_step_kind_name(kind);
        return word == nullptr ? std::string_view() : std::string_view(word);
    }
};

namespace detail {
inline step to_step(const isim_step &s) noexcept {
    return {s.kind, s.weight, s.a, s.a_count, s.b, s.b_count, view(s.detail), view(s.source)};
}
} /* namespace detail */

/* A score with its reasons: a range of steps. */
class explanation
    : public list<isim_explanation, isim_step, step, isim_explanation_free, isim_explanation_count,
                  isim_explanation_step, detail::to_step> {
public:
    explicit explanation(isim_explanation *raw = nullptr) noexcept : list(raw) {}
    isim_score score() const noexcept {
        isim_score score = isim_score();
        (void)isim_explanation_score(get(), &score);
        return score;
    }
    std::string_view text() const noexcept { return view(isim_explanation_text(get())); }
    std::string_view a() const noexcept { return view(isim_explanation_a(get())); }
    std::string_view b() const noexcept { return view(isim_explanation_b(get())); }
    /* The same in one sentence, in English or Russian. */
    result<std::string> sentence(std::string_view lang = "en") const {
        return detail::fill(200, [&](char *buffer, std::size_t capacity, std::size_t *length) {
            return isim_explanation_sentence(get(), lang.data(), lang.size(), buffer, capacity,
                                             length);
        });
    }
};

inline result<explanation> explain(std::string_view a, std::string_view b,
                                   kind of = kind::person) {
    isim_explanation *raw = nullptr;
    isim_status status =
        isim_explain(a.data(), a.size(), b.data(), b.size(), detail::number(of), &raw);
    return detail::give(status, explanation(raw));
}

/* Compares prepared names. */
class matcher : public handle<isim_matcher, isim_matcher_free> {
public:
    matcher() : handle(nullptr) {
        isim_matcher *raw = nullptr;
        (void)isim_matcher_new(&raw);
        handle_.reset(raw);
    }
    result<isim_score> compare(const name &a, const name &b) const {
        isim_score score = isim_score();
        isim_status status = isim_matcher_compare(get(), a.get(), b.get(), &score);
        return detail::give(status, score);
    }
    /* One name with every text of an Arrow column of so many rows; of null the score is NaN. */
    result<std::vector<double>> compare(const name &a, const ArrowSchema &schema,
                                        const ArrowArray &column, std::size_t rows) const {
        std::vector<double> scores(rows);
        isim_status status = isim_matcher_compare_arrow(get(), a.get(), &schema, &column, rows,
                                                        scores.data());
        return detail::give(status, std::move(scores));
    }
    /* A name for comparisons by this matcher, with its rules applied. */
    result<name> prepare(const name &of) const {
        isim_name *raw = nullptr;
        isim_status status = isim_matcher_prepare(get(), of.get(), &raw);
        return detail::give(status, name(raw));
    }
    result<explanation> explain(const name &a, const name &b) const {
        isim_explanation *raw = nullptr;
        isim_status status = isim_matcher_explain(get(), a.get(), b.get(), &raw);
        return detail::give(status, explanation(raw));
    }

private:
    friend class matcher_builder;
    explicit matcher(isim_matcher *raw) noexcept : handle(raw) {}
};

/* Every text of one Arrow column with that of the same row in another. */
inline result<std::vector<double>> compare(const ArrowSchema &a_schema, const ArrowArray &a,
                                           const ArrowSchema &b_schema, const ArrowArray &b,
                                           std::size_t rows, kind of = kind::person) {
    std::vector<double> scores(rows);
    isim_status status = isim_compare_arrow(&a_schema, &a, &b_schema, &b, detail::number(of), rows,
                                            scores.data());
    return detail::give(status, std::move(scores));
}

/* Makes matchers that weigh otherwise. What sets something gives true, or throws, or gives the
 * status. */
class matcher_builder : public handle<isim_matcher_builder, isim_matcher_builder_free> {
public:
    matcher_builder() : handle(nullptr) {
        isim_matcher_builder *raw = nullptr;
        (void)isim_matcher_builder_new(&raw);
        handle_.reset(raw);
    }
    /* A bit for each kind: 1u << ISIM_KIND_PERSON and so on. */
    result<bool> kinds(std::uint32_t bits) {
        return detail::give(isim_matcher_builder_kinds(handle_.get(), bits), true);
    }
    /* An isim_gender_policy. */
    result<bool> gender(std::uint32_t policy) {
        return detail::give(isim_matcher_builder_gender(handle_.get(), policy), true);
    }
    /* What counts: ISIM_MATCHER_INITIALS and others, joined with |. */
    result<bool> switches(std::uint32_t on) {
        return detail::give(isim_matcher_builder_switches(handle_.get(), on), true);
    }
    /* So many hundredths of a nat more for each step of a kind, an isim_step_kind. */
    result<bool> weight(std::uint32_t step_kind, std::int32_t hundredths) {
        return detail::give(isim_matcher_builder_weight(handle_.get(), step_kind, hundredths),
                            true);
    }
    result<bool> rules(std::string_view file, std::string_view text) {
        isim_status status = isim_matcher_builder_rules(handle_.get(), file.data(), file.size(),
                                                        text.data(), text.size());
#ifndef ISIM_NO_EXCEPTIONS
        if (status == ISIM_STATUS_RULES) {
            throw error(status, check(file, text));
        }
#endif
        return detail::give(status, true);
    }
    /* The first fault of such rules; empty when there is none. */
    result<std::string> check(std::string_view file, std::string_view text) const {
        return detail::fill(200, [&](char *buffer, std::size_t capacity, std::size_t *length) {
            return isim_matcher_builder_check(get(), file.data(), file.size(), text.data(),
                                              text.size(), buffer, capacity, length);
        });
    }
    result<matcher> build() const {
        isim_matcher *raw = nullptr;
        isim_status status = isim_matcher_builder_build(get(), &raw);
        return detail::give(status, matcher(raw));
    }
};

/* --- many names ------------------------------------------------------------------------------- */

/* One answer of a search. */
struct hit {
    std::string_view id;
    std::string_view name;
    isim_score score;
    isim::kind kind;
    std::string lang; /* of the name; empty when it was left to be guessed */
};

/* A name of an index, as it was added; the views live as long as the index. */
struct listed {
    std::string_view id;
    std::string_view name;
    isim::kind kind;
    std::string lang; /* empty when it was left to be guessed */
};

/* A place in a text where a listed name stands. */
struct mention {
    isim_span span;
    std::string_view id;
    isim_score score;
    std::uint32_t how; /* an isim_how */
    std::string lang;  /* the language it was read in; empty when it is not known */

    std::string_view how_name() const noexcept {
        const char *word = isim_how_name(how);
        return word == nullptr ? std::string_view() : std::string_view(word);
    }
    /* The words themselves, of the text that was scanned. */
    std::string_view in(std::string_view text) const noexcept { return view(span, text); }
};

namespace detail {
inline hit to_hit(const isim_hit &h) {
    return {view(h.id), view(h.name), h.score, static_cast<kind>(h.kind), h.lang};
}
inline mention to_mention(const isim_mention &m) {
    return {m.span, view(m.id), m.score, m.how, m.lang};
}
} /* namespace detail */

using hits = list<isim_results, isim_hit, hit, isim_results_free, isim_results_count,
                  isim_results_get, detail::to_hit>;
using mentions = list<isim_mentions, isim_mention, mention, isim_mentions_free,
                      isim_mentions_count, isim_mentions_get, detail::to_mention>;

namespace detail {
/* What a function of the header finds of a name in a list. */
template <auto Search, class List, class Bound>
result<hits> found(const List *in, const name &wanted, Bound bound) {
    isim_results *raw = nullptr;
    isim_status status = Search(in, wanted.get(), bound, &raw);
    return give(status, hits(raw));
}
} /* namespace detail */

/* A list of names to search and to scan for. */
class index : public handle<isim_index, isim_index_free> {
public:
    std::size_t size() const noexcept { return isim_index_len(get()); }
    result<hits> search(const name &wanted, std::size_t k = 10) const {
        return detail::found<isim_index_search>(get(), wanted, k);
    }
    /* All of at least this weight, an isim_score's. */
    result<hits> search_above(const name &wanted, std::int32_t weight = 0) const {
        return detail::found<isim_index_search_above>(get(), wanted, weight);
    }
    /* The same among the names of the wanted name's kind. */
    result<hits> search_kind(const name &wanted, std::size_t k = 10) const {
        return detail::found<isim_index_search_kind>(get(), wanted, k);
    }
    result<hits> search_above_kind(const name &wanted, std::int32_t weight = 0) const {
        return detail::found<isim_index_search_above_kind>(get(), wanted, weight);
    }
    /* A name, by the order in which they were added. The number must be below size(). */
    listed operator[](std::size_t number) const {
        isim_listed of = isim_listed();
        (void)isim_index_get(get(), number, &of);
        return {view(of.id), view(of.name), static_cast<isim::kind>(of.kind), of.lang};
    }
    /* Whether it removes an id from what it is a layer on. */
    result<bool> removes(std::string_view id) const {
        std::uint32_t found = 0;
        isim_status status = isim_index_removes(get(), id.data(), id.size(), &found);
        return detail::give(status, found != 0);
    }
    /* The kinds of its names: a bit `1 << number` for each. */
    std::uint32_t kinds() const noexcept { return isim_index_kinds(get()); }
    /* The index as bytes, to be written to a file; they live as long as it. */
    std::basic_string_view<std::uint8_t> bytes() const noexcept {
        const std::uint8_t *data = nullptr;
        std::size_t length = 0;
        (void)isim_index_bytes(get(), &data, &length);
        return {data, length};
    }
    /* An index that was written before, where it lies: the bytes must outlive it and what is made
     * of it. */
    static result<index> open(const std::uint8_t *data, std::size_t length) {
        isim_index *raw = nullptr;
        isim_status status = isim_index_open(data, length, &raw);
#ifndef ISIM_NO_EXCEPTIONS
        if (status == ISIM_STATUS_INDEX) {
            throw error(status, fault(data, length));
        }
#endif
        return detail::give(status, index(raw));
    }
    /* What is wrong with such bytes, all of which are read; empty when nothing is. */
    static result<std::string> fault(const std::uint8_t *data, std::size_t length) {
        return detail::fill(200, [&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return isim_index_fault(data, length, buffer, capacity, needed);
        });
    }

private:
    friend class index_builder;
    friend class layers;
    explicit index(isim_index *raw) noexcept : handle(raw) {}
};

/* Collects names for an index. */
class index_builder : public handle<isim_index_builder, isim_index_builder_free> {
public:
    index_builder() : handle(nullptr) {
        isim_index_builder *raw = nullptr;
        (void)isim_index_builder_new(&raw);
        handle_.reset(raw);
    }
    /* Gives true, or throws, or gives the status. */
    result<bool> add(std::string_view id, const name &of) {
        return detail::give(isim_index_builder_add(handle_.get(), id.data(), id.size(), of.get()),
                            true);
    }
    result<bool> add(std::string_view id, std::string_view text, kind of = kind::person,
                     std::string_view lang = {}) {
        isim_name *raw = nullptr;
        isim_status status = isim_name_new(text.data(), text.size(), detail::number(of),
                                           lang.data(), lang.size(), &raw);
        detail::owner<isim_name, isim_name_free> prepared(raw);
        if (status == ISIM_STATUS_OK) {
            status = isim_index_builder_add(handle_.get(), id.data(), id.size(), raw);
        }
        return detail::give(status, true);
    }
    /* Removes an id from the index that this one will be a layer on. */
    result<bool> remove(std::string_view id) {
        return detail::give(isim_index_builder_remove(handle_.get(), id.data(), id.size()), true);
    }
    /* Adds all names of another builder, or of an index. */
    result<bool> append(const index_builder &other) {
        return detail::give(isim_index_builder_append(handle_.get(), other.get()), true);
    }
    result<bool> append(const index &other) {
        return detail::give(isim_index_builder_add_index(handle_.get(), other.get()), true);
    }
    std::size_t size() const noexcept { return isim_index_builder_len(get()); }
    result<index> build() const {
        isim_index *raw = nullptr;
        isim_status status = isim_index_builder_build(get(), &raw);
        return detail::give(status, index(raw));
    }
};

/* A list with what was added to it and removed from it since. It needs the indexes no more. */
class layers : public handle<isim_layers, isim_layers_free> {
public:
    static result<layers> of(const index &base, const index &top) {
        isim_layers *raw = nullptr;
        isim_status status = isim_layers_new(base.get(), top.get(), &raw);
        return detail::give(status, layers(raw));
    }
    result<hits> search(const name &wanted, std::size_t k = 10) const {
        return detail::found<isim_layers_search>(get(), wanted, k);
    }
    /* Among the names of the wanted name's kind. */
    result<hits> search_kind(const name &wanted, std::size_t k = 10) const {
        return detail::found<isim_layers_search_kind>(get(), wanted, k);
    }
    /* All of at least this weight, an isim_score's. */
    result<hits> search_above(const name &wanted, std::int32_t weight = 0) const {
        return detail::found<isim_layers_search_above>(get(), wanted, weight);
    }
    /* One index of what both hold. */
    result<index> merge() const {
        isim_index *raw = nullptr;
        isim_status status = isim_layers_merge(get(), &raw);
        return detail::give(status, index(raw));
    }

private:
    explicit layers(isim_layers *raw) noexcept : handle(raw) {}
};

/* Searches for many names, one after the other, with less work for each. It needs the index no more. */
class searcher : public handle<isim_searcher, isim_searcher_free> {
public:
    static result<searcher> of(const index &names) {
        isim_searcher *raw = nullptr;
        isim_status status = isim_searcher_new(names.get(), &raw);
        return detail::give(status, searcher(raw));
    }
    /* All of the wanted name's kind and of at least this weight, among the first so many names. */
    result<hits> above(const name &wanted, std::int32_t weight = 0,
                       std::size_t first = static_cast<std::size_t>(-1)) {
        isim_results *raw = nullptr;
        isim_status status =
            isim_searcher_above_among(handle_.get(), wanted.get(), weight, first, &raw);
        return detail::give(status, hits(raw));
    }

private:
    explicit searcher(isim_searcher *raw) noexcept : handle(raw) {}
};

/* Finds the names of an index in running text. */
class scanner : public handle<isim_scanner, isim_scanner_free> {
public:
    /* Options are those of isim_scanner_new_with. */
    static result<scanner> of(const index &names, std::uint32_t options = 0) {
        isim_scanner *raw = nullptr;
        isim_status status = isim_scanner_new_with(names.get(), options, &raw);
        return detail::give(status, scanner(raw));
    }
    result<mentions> scan(std::string_view text) const {
        isim_mentions *raw = nullptr;
        isim_status status = isim_scanner_scan(get(), text.data(), text.size(), &raw);
        return detail::give(status, mentions(raw));
    }

private:
    explicit scanner(isim_scanner *raw) noexcept : handle(raw) {}
};

/* A text that comes in chunks, which may be cut anywhere. */
class stream : public handle<isim_stream, isim_stream_free> {
public:
    static result<stream> of(const scanner &with) {
        isim_stream *raw = nullptr;
        isim_status status = isim_stream_new(with.get(), &raw);
        return detail::give(status, stream(raw));
    }
    result<mentions> feed(std::string_view chunk) {
        isim_mentions *raw = nullptr;
        isim_status status = isim_stream_feed(handle_.get(), chunk.data(), chunk.size(), &raw);
        return detail::give(status, mentions(raw));
    }
    /* What is left; then the stream is as new. */
    result<mentions> finish() {
        isim_mentions *raw = nullptr;
        isim_status status = isim_stream_finish(handle_.get(), &raw);
        return detail::give(status, mentions(raw));
    }

private:
    explicit stream(isim_stream *raw) noexcept : handle(raw) {}
};

/* Words of a text that may be a person's name. */
struct proposal {
    isim_span span;
    std::size_t words;
    bool given;

    std::string_view in(std::string_view text) const noexcept { return view(span, text); }
};

namespace detail {
inline proposal to_proposal(const isim_proposal &p) noexcept {
    return {p.span, p.words, p.given != 0};
}
} /* namespace detail */

using proposals = list<isim_proposals, isim_proposal, proposal, isim_proposals_free,
                       isim_proposals_count, isim_proposals_get, detail::to_proposal>;

/* What may be names of persons, where there is no list. */
inline result<proposals> propose(std::string_view text) {
    isim_proposals *raw = nullptr;
    isim_status status = isim_propose(text.data(), text.size(), &raw);
    return detail::give(status, proposals(raw));
}

/* --- rules ------------------------------------------------------------------------------------ */

/* Transliteration rules of one's own. */
class rules : public handle<isim_rules, isim_rules_free> {
public:
    static result<rules> of(std::string_view file, std::string_view text) {
        isim_rules *raw = nullptr;
        isim_status status =
            isim_rules_new(file.data(), file.size(), text.data(), text.size(), &raw);
#ifndef ISIM_NO_EXCEPTIONS
        if (status == ISIM_STATUS_RULES) {
            throw error(status, check(file, text));
        }
#endif
        return detail::give(status, rules(raw));
    }
    /* The first fault; empty when there is none. */
    static result<std::string> check(std::string_view file, std::string_view text) {
        return detail::fill(200, [&](char *buffer, std::size_t capacity, std::size_t *length) {
            return isim_rules_check(file.data(), file.size(), text.data(), text.size(), buffer,
                                    capacity, length);
        });
    }
    result<std::string> apply(std::string_view text) const {
        return detail::fill(text.size(), [&](char *buffer, std::size_t capacity,
                                             std::size_t *length) {
            return isim_rules_apply(get(), text.data(), text.size(), buffer, capacity, length);
        });
    }

private:
    explicit rules(isim_rules *raw) noexcept : handle(raw) {}
};

} /* namespace isim */

#endif /* ISIM_HPP */
