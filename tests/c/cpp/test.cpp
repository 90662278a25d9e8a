// The C++ header, with exceptions and without them.
#include <isim.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

static int failures;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            failures++;                                                                            \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);    \
        }                                                                                          \
    } while (0)

// Handles can be moved, and nothing else.
static_assert(std::is_nothrow_move_constructible_v<isim::name> && !std::is_copy_constructible_v<isim::name>);
static_assert(std::is_nothrow_move_assignable_v<isim::index> && !std::is_copy_assignable_v<isim::index>);
static_assert(!std::is_copy_constructible_v<isim::mentions> && !std::is_copy_constructible_v<isim::explanation>);
static_assert(!std::is_default_constructible_v<isim::name>);

static const std::string_view text = "Görüş: Vedat Işıkhan bu gün Bakıda idi. Işıkhan yola düşdü.";

static const std::string_view russian = "Вчера на встрече с Ведатом Ишикханом говорили о том, что это не так.";

// A column of two texts, as Arrow hands it over.
static const std::int32_t ends[] = {0, 4, 8};
static const void *buffers[] = {nullptr, ends, "BakuRiga"};
static ArrowSchema schema = {"u", "", nullptr, 0, 0, nullptr, nullptr, [](ArrowSchema *) {}, nullptr};
static ArrowArray column = {2, 0, 0, 3, 0, buffers, nullptr, nullptr, [](ArrowArray *) {}, nullptr};

#ifndef ISIM_NO_EXCEPTIONS

template <class Call> static isim_status thrown(Call call, std::string *message = nullptr) {
    try {
        call();
    } catch (const isim::error &error) {
        if (message != nullptr) {
            *message = error.what();
        }
        return error.status();
    }
    return ISIM_STATUS_OK;
}

static void test() {
    CHECK(isim::fold("BAKU") == "baku");
    CHECK(isim::fold(std::string(3000, 'A')) == std::string(3000, 'a'));
    CHECK(isim::fold("").empty());
    const auto folder = isim::folder::of(ISIM_FOLD_KEEP_CASE, "tr");
    const auto folded = folder.apply("A\u00ADB");
    CHECK(folder.fold("BAKU") == "BAKU" && folded.text() == "AB" && folded.size() == 1);
    CHECK(folded[0].kind == ISIM_FINDING_KIND_INVISIBLE && folded.original({1, 2}).start == 3);
    CHECK(thrown([] { isim::folder::of(99); }) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(!isim::systems_between("Щукин", "Shchukin").empty());
    const auto stems = isim::stems_of("ведатом", "ru");
    CHECK(std::any_of(stems.begin(), stems.end(), [](const auto &s) { return isim::view(s.base) == "ведат"; }));
    const auto men = isim::surname_masculine("nováková", "cs");
    CHECK(std::find(men.begin(), men.end(), "novák") != men.end());
    CHECK(isim::country_names("TR", "ru").size() > 0);
    CHECK(isim::romanize("Щ", "ru") == "Shch"); // longer than the text it is made of
    CHECK(isim::transliterate("Щукин", "bgnpcgn-rus-Cyrl-Latn-1947") == "Shchukin");
    CHECK(isim::transliterate_back("Ŝukin", "iso-rus-Cyrl-Latn-9-1995") == "Щукин");
    CHECK(isim::view(isim::detect("Жанна").script) == "Cyrl");
    CHECK(isim::code_check(ISIM_CODE_KIND, "persn").find("organization") != std::string::npos);
    CHECK(isim::to_script("Vedat Işıkhan", "ru", "Cyrl")[0] == "Ведат Ишикхан");
    CHECK(isim::country_find("Congo").size() == 2);

    CHECK(isim::compare("Vedat Işıkhan", "Ведатом Ишикханом") >= 0.5);
    CHECK(isim::compare("Türkiye", "Турция", isim::kind::country) >= 0.5);
    std::string message;
    CHECK(thrown([] { isim::fold("\xFF"); }, &message) == ISIM_STATUS_UTF8);
    CHECK(message == isim_status_message(ISIM_STATUS_UTF8));
    CHECK(thrown([] { isim::name::of("Vedat", isim::kind::person, "no tag"); }) ==
          ISIM_STATUS_UNKNOWN_CODE);
    CHECK(thrown([] { isim::transliterate("a", "no system"); }) == ISIM_STATUS_UNKNOWN_CODE);
    CHECK(thrown([] { isim::rules::of("mine.txt", "what is this?\n"); }, &message) ==
              ISIM_STATUS_RULES &&
          message.find("mine.txt:1") == 0);

    auto a = isim::name::of("Vedat Işıkhan", isim::kind::person, "tr");
    const auto b = isim::name::of("Ведатом Ишикханом");
    CHECK(a.text() == "Vedat Işıkhan" && a.lang() == "tr" && a.script() == "Latn");
    CHECK(a.kind() == isim::kind::person && b.parts().size() == 2);
    CHECK(isim::view(b.parts()[0].span, b.text()) == "Ведатом");
    CHECK(!a.keys().empty());

    const isim::matcher matcher;
    const auto score = matcher.compare(a, b);
    CHECK(score.value >= 0.5);
    std::int32_t sum = 0;
    const auto why = matcher.explain(a, b);
    for (const auto &step : why) {
        sum += step.weight;
        CHECK(!step.kind_name().empty());
    }
    CHECK(sum == score.weight && why.score().weight == sum && why.a() == a.text());
    CHECK(isim::explain(a.text(), b.text()).size() > 0);

    // What was moved from is empty, and may be asked.
    isim::name moved = std::move(a);
    CHECK(!a && a.text().empty() && moved.text() == "Vedat Işıkhan");
    CHECK(thrown([&] { matcher.compare(a, b); }) == ISIM_STATUS_NULL);
    a = std::move(moved);
    CHECK(matcher.compare(a, a).value >= 1.0);

    isim::index_builder builder;
    builder.add("p1", a);
    builder.add("p2", "Kubanychbek Omuraliev");
    CHECK(thrown([&] { builder.add("p3", "\xFF"); }) == ISIM_STATUS_UTF8);
    const auto list = builder.build();
    CHECK(list.size() == 2);
    const auto hits = list.search(isim::name::of("Кубанычбек Өмүралиев"), 1);
    CHECK(hits.size() == 1 && hits[0].id == "p2" && hits[0].name == "Kubanychbek Omuraliev");

    const auto scanner = isim::scanner::of(builder.build()); // needs no index any more
    const auto found = scanner.scan(text);
    CHECK(found.size() == 2);
    CHECK(std::all_of(found.begin(), found.end(), [](const auto &m) { return m.id == "p1"; }));
    std::vector<std::string_view> surfaces;
    for (const auto &mention : found) {
        surfaces.push_back(mention.in(text));
    }
    CHECK((surfaces == std::vector<std::string_view>{"Vedat Işıkhan", "Işıkhan"}));
    CHECK(scanner.scan("").empty());
    CHECK(found[0].how == ISIM_HOW_NAME && found[1].how_name() == "surname");
    CHECK(found[0].lang.empty() && !scanner.scan(russian).empty());
    CHECK(scanner.scan(russian)[0].lang == "ru");

    auto stream = isim::stream::of(scanner);
    CHECK(stream.feed(text.substr(0, 2)).empty()); // inside of a character
    CHECK(thrown([&] { stream.finish(); }) == ISIM_STATUS_UTF8);
    CHECK(stream.feed(text.substr(2)).empty());
    CHECK(stream.finish().size() == 2 && stream.finish().empty());

    const auto proposals = isim::propose("Dün Mehmet Demir geldi.");
    CHECK(proposals.size() == 1 && proposals[0].given && proposals[0].words == 2);
    CHECK(proposals[0].in("Dün Mehmet Demir geldi.") == "Mehmet Demir");

    CHECK(list.search_above(isim::name::of("Кубанычбек Өмүралиев")).size() == 1);
    const auto bytes = list.bytes();
    const auto opened = isim::index::open(bytes.data(), bytes.size());
    CHECK(opened.size() == 2 && isim::index::fault(bytes.data(), bytes.size()).empty());
    CHECK(thrown([&] { isim::index::open(bytes.data(), 9); }, &message) == ISIM_STATUS_INDEX);
    CHECK(message != isim_status_message(ISIM_STATUS_INDEX) && message.size() > 20);

    CHECK(hits[0].kind == isim::kind::person && hits[0].lang.empty());
    CHECK(list[0].id == "p1" && list[1].name == "Kubanychbek Omuraliev" && list[1].lang.empty());
    CHECK(list.kinds() == 1u << ISIM_KIND_PERSON);
    CHECK(list.search_kind(isim::name::of("Baku", isim::kind::place)).empty());
    CHECK(list.search_above_kind(isim::name::of("Кубанычбек Өмүралиев"), 0).size() == 1);
    isim::index_builder changes;
    changes.remove("p2");
    changes.append(isim::index_builder());
    CHECK(changes.size() == 0 && changes.build().removes("p2") && !changes.build().removes("p1"));
    changes.append(list);
    CHECK(changes.size() == 2);
    isim::index_builder gone;
    gone.remove("p2");
    const auto layers = isim::layers::of(list, gone.build()); // needs no index any more
    const auto wanted = isim::name::of("Vedat Ishikhan");
    CHECK(layers.search(wanted, 1)[0].id == "p1" && layers.search_kind(wanted, 1).size() == 1);
    CHECK(layers.search_above(wanted).size() == 1 && layers.merge().size() == 1);
    auto searcher = isim::searcher::of(layers.merge());
    CHECK(searcher.above(wanted).size() == 1 && searcher.above(wanted, 0, 0).empty());
    CHECK(thrown([&] { changes.remove("\xFF"); }) == ISIM_STATUS_UTF8);

    CHECK(why.sentence().size() > 20 && why.sentence("ru") != why.sentence());
    isim::matcher_builder mine;
    mine.switches(ISIM_MATCHER_INITIALS);
    mine.kinds(1u << ISIM_KIND_PERSON);
    mine.gender(ISIM_GENDER_POLICY_IGNORED);
    mine.weight(why[0].kind, -100);
    CHECK(thrown([&] { mine.rules("own.txt", "class nothing\n"); }, &message) == ISIM_STATUS_RULES);
    CHECK(message.find("own.txt:1") == 0 && mine.check("own.txt", "class title\n").empty());
    CHECK(mine.build().compare(a, b).weight < score.weight);
    CHECK(matcher.compare(matcher.prepare(a), b).weight == score.weight);

    const auto cities = isim::name::of("Baku", isim::kind::place);
    const auto scores = matcher.compare(cities, schema, column, 2);
    CHECK(scores.size() == 2 && scores[0] >= 0.5 && scores[1] < 0.5);
    CHECK(isim::compare(schema, column, schema, column, 2, isim::kind::place)[1] >= 1.0);
    CHECK(thrown([&] { matcher.compare(cities, schema, column, 3); }) == ISIM_STATUS_RANGE);
    CHECK(isim::rules::of("mine.txt", "a = b\n").apply("aa") == "bb");
    CHECK(isim::rules::check("mine.txt", "a = b\n").empty());
}

#else

static void test() {
    const auto folded = isim::fold("BAKU");
    CHECK(folded && *folded == "baku" && folded->size() == 4);
    const auto wrong = isim::fold("\xFF");
    CHECK(!wrong && wrong.status() == ISIM_STATUS_UTF8 && wrong->empty());
    CHECK(*isim::compare("Vedat Işıkhan", "Ведатом Ишикханом") >= 0.5);
    CHECK(isim::name::of("Vedat", isim::kind::person, "no tag").status() ==
          ISIM_STATUS_UNKNOWN_CODE);

    auto name = isim::name::of("Vedat Işıkhan");
    CHECK(name && name->text() == "Vedat Işıkhan");
    isim::name own = *std::move(name);
    CHECK(own.parts().size() == 2);

    isim::index_builder builder;
    CHECK(builder.add("p1", own));
    CHECK(builder.add("p2", "\xFF").status() == ISIM_STATUS_UTF8);
    const auto list = builder.build();
    CHECK(list && list->size() == 1);
    const auto scanner = isim::scanner::of(*list);
    const auto found = scanner->scan(text);
    CHECK(found && found->size() == 2 && (*found)[0].in(text) == "Vedat Işıkhan");
    CHECK(isim::rules::of("mine.txt", "what is this?\n").status() == ISIM_STATUS_RULES);
    auto stream = isim::stream::of(*scanner);
    CHECK(stream && stream->feed(text) && stream->finish()->size() == 2);
    CHECK(isim::propose("\xFF").status() == ISIM_STATUS_UTF8);
    CHECK(isim::index::open(nullptr, 0).status() == ISIM_STATUS_INDEX);
    CHECK(list->search_above(own)->size() == 1);
    CHECK(list->removes("p1") && !*list->removes("p1"));
    CHECK(list->removes("\xFF").status() == ISIM_STATUS_UTF8);
    const auto layers = isim::layers::of(*list, *list);
    CHECK(layers && layers->search(own)->size() == 1 && layers->merge()->size() == 2);
    auto searcher = isim::searcher::of(*list);
    CHECK(searcher && searcher->above(own)->size() == 1);
    isim::matcher_builder mine;
    CHECK(mine.rules("own.txt", "class nothing\n").status() == ISIM_STATUS_RULES);
    CHECK(mine.kinds(1u << ISIM_KIND_PERSON) && mine.build()->compare(own, own)->value >= 1.0);
    CHECK(isim::compare(schema, column, schema, column, 2)->size() == 2);
    const isim::matcher matcher;
    CHECK(matcher.explain(own, own)->score().value >= 1.0);
}

#endif

int main() {
    test();
    return failures == 0 ? 0 : 1;
}
