//! Names by isim or by deunicode, over and over: `names bgn|romanize|deunicode ROUNDS < names.txt`

use std::hint::black_box;
use std::io::Read;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let rounds: usize = args[2].parse().expect("a number of rounds");
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("names on standard input");
    let names: Vec<&str> = text.lines().collect();
    let system = isim::System::get("bgnpcgn-rus-Cyrl-Latn-1947").expect("a system");
    let work: &dyn Fn(&str) -> String = match args[1].as_str() {
        "bgn" => &|name| system.apply(name),
        "romanize" => &|name| isim::romanize(name, None),
        "deunicode" => &deunicode::deunicode,
        other => panic!("{other}: bgn, romanize or deunicode"),
    };
    let mut total = 0;
    for _ in 0..rounds {
        for name in &names {
            total += black_box(work(black_box(name))).len();
        }
    }
    println!("{total} bytes");
}
