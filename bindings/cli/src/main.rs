//! The isim command.
fn main() {
    println!("isim");
}
