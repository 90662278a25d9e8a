//! What `run` counts the instructions of: `count WHAT GROUP`. Prints how many items were worked on;
//! only what the functions named `counted_…` do is counted.

#[allow(dead_code)] // other benches use the rest
#[path = "../../names.rs"]
mod names;

use std::hint::black_box;

use isim::{Kind, Matcher, Name};
use rapidfuzz::distance::jaro_winkler::BatchComparator;

#[inline(never)]
fn counted_isim(matcher: &Matcher, pairs: &[[Name; 2]]) {
    for [a, b] in pairs {
        black_box(matcher.compare(black_box(a), black_box(b)));
    }
}

#[inline(never)]
fn counted_rapidfuzz(pairs: &[(BatchComparator<char>, String)]) {
    for (a, b) in pairs {
        black_box(a.similarity(black_box(b).chars()));
    }
}

#[inline(never)]
fn counted_prepare(texts: &[String]) {
    for text in texts {
        black_box(Name::new(black_box(text), Kind::Person));
    }
}

fn pairs(group: &str) -> Vec<(String, String)> {
    match group {
        "match" => names::matching(),
        "random" => names::random(),
        _ => names::cross_script(),
    }
}

fn texts(group: &str) -> Vec<String> {
    const DEVANAGARI: [&str; 4] = ["नरेन्द्र मोदी", "इंदिरा गांधी", "सचिन तेंदुलकर", "लता मंगेशकर"];
    match group {
        "Latin" => names::latin(),
        "Cyrillic" => names::cross_script().into_iter().take(7).map(|pair| pair.1).collect(),
        _ => DEVANAGARI.map(String::from).to_vec(),
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, what, group] = args.as_slice() else { panic!("count WHAT GROUP") };
    let count = match what.as_str() {
        "isim" => {
            let prepare = |text: &String| Name::new(text, Kind::Person);
            let pairs: Vec<_> =
                pairs(group).iter().map(|(a, b)| [prepare(a), prepare(b)]).collect();
            counted_isim(&Matcher::new(), &pairs);
            pairs.len()
        }
        "rapidfuzz" => {
            let pairs = pairs(group);
            let prepare = |(a, b): (String, String)| (BatchComparator::new(a.chars()), b);
            let pairs: Vec<_> = pairs.into_iter().map(prepare).collect();
            counted_rapidfuzz(&pairs);
            pairs.len()
        }
        _ => {
            let texts = texts(group);
            counted_prepare(&texts);
            texts.len()
        }
    };
    println!("{count}");
}
