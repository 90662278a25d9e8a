//! The C face of isim.
