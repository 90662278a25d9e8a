//! The Python face of isim.
