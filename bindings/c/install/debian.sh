#!/bin/sh
# Makes Debian packages of the C library, libisim0 and libisim-dev, and puts them into a folder:
#
#   bindings/c/install/debian.sh DIR
#
# It needs what install.sh needs, and dpkg-deb, gcc, strip and objdump.
set -eu
[ $# = 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../.."

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
triplet=$(gcc -print-multiarch)
./install.sh --prefix /usr --libdir "lib/$triplet" --destdir "$stage/libisim-dev" >/dev/null

version=$(sed -n 's/^#define ISIM_VERSION "\(.*\)"/\1/p' include/isim.h)
abi=$(sed -n 's/^#define ISIM_ABI_VERSION //p' include/isim.h)
runtime=libisim$abi
lib=usr/lib/$triplet
mkdir -p "$stage/$runtime/$lib" "$stage/$runtime/DEBIAN" "$stage/libisim-dev/DEBIAN"
mv "$stage/libisim-dev/$lib"/libisim.so.* "$stage/$runtime/$lib/"
ln -sf "libisim.so.$abi" "$stage/libisim-dev/$lib/libisim.so"
strip --strip-unneeded "$stage/$runtime/$lib/libisim.so.$version"
# The newest of the C library that a symbol of ours asks for.
libc=$(objdump -T "$stage/$runtime/$lib/libisim.so.$version" | grep -o 'GLIBC_[0-9.]*' |
    sort -uV | tail -n 1 | cut -d_ -f2)

for package in "$runtime" libisim-dev; do
    doc=$stage/$package/usr/share/doc/$package
    mkdir -p "$doc"
    {
        echo "isim: tells whether two names are the same name. Under one of two licences, as you like:"
        for licence in LICENSE-MIT LICENSE-APACHE; do echo; cat "$licence"; done
    } >"$doc/copyright"
done
mkdir "$stage/libisim-dev/usr/share/doc/libisim-dev/examples"
cp examples/*.c examples/*.cpp examples/*.go examples/*.mjs examples/watchlist.tsv \
    "$stage/libisim-dev/usr/share/doc/libisim-dev/examples/"
cp -r examples/texts "$stage/libisim-dev/usr/share/doc/libisim-dev/examples/"

# control PACKAGE SECTION DEPENDS SUMMARY
control() {
    cat >"$stage/$1/DEBIAN/control" <<END
Package: $1
Source: isim
Version: $version
Architecture: $(dpkg --print-architecture)
Multi-Arch: same
Maintainer: The isim developers <isim@localhost>
Section: $2
Priority: optional
Installed-Size: $(du -sk "$stage/$1" | cut -f1)
Depends: $3
Description: $4
 isim compares names of people, places, countries and organisations, across
 scripts, spellings and grammatical cases, and finds them in running text.
END
}
control "$runtime" libs "libc6 (>= $libc), libgcc-s1" "same names in every script - shared library"
control libisim-dev libdevel "$runtime (= $version)" "same names in every script - development files"
echo "libisim $abi $runtime (>= $version)" >"$stage/$runtime/DEBIAN/shlibs"
echo "activate-noawait ldconfig" >"$stage/$runtime/DEBIAN/triggers"

for package in "$runtime" libisim-dev; do
    find "$stage/$package" -type d -exec chmod 755 {} +
    dpkg-deb --root-owner-group --build "$stage/$package" "$out" >/dev/null
done
ls "$out"/libisim*.deb
