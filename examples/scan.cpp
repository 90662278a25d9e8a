// Where do the names of a list (columns id, name, kind) stand in a text? With isim installed:
//
//     c++ -std=c++17 scan.cpp $(pkg-config --cflags --libs isim) -o scan && ./scan NAMES.tsv <TEXT
#include <isim.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

int main(int argc, char **argv) try {
    std::ifstream names(argc == 2 ? argv[1] : "");
    std::string line, id, name, word;
    if (!std::getline(names, line)) {
        std::cerr << "usage: scan NAMES.tsv <TEXT\n";
        return 2;
    }
    isim::index_builder list;
    while (std::getline(names, line)) {
        std::istringstream cells(line);
        std::getline(cells, id, '\t'), std::getline(cells, name, '\t'), std::getline(cells, word);
        std::uint32_t kind = ISIM_KIND_PERSON;
        if (isim_kind_parse(word.data(), word.size(), &kind) == ISIM_STATUS_OK) {
            list.add(id, name, static_cast<isim::kind>(kind));
        }
    }
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const auto scanner = isim::scanner::of(list.build());
    for (const auto &found : scanner.scan(text)) {
        std::cout << found.in(text) << '\t' << found.id << '\t' << found.score.value << '\n';
    }
} catch (const isim::error &error) {
    std::cerr << "scan: " << error.what() << '\n';
    return 2;
}
