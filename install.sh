#!/bin/sh
# Builds the C library of isim and installs it, so that pkg-config and CMake find it.
#
#   ./install.sh                          below /usr/local
#   ./install.sh --prefix ~/.local        somewhere else
#   ./install.sh --prefix /usr --libdir lib/x86_64-linux-gnu --destdir DIR       for packagers
#   ./install.sh --profile dev            unoptimised, with assertions
#
# --libdir and --includedir are below the prefix unless they begin with a slash: lib, include.
# It needs cargo and a C linker, and a system with ELF shared libraries (Linux, the BSDs). What it
# installs can be moved to another place as a whole, by giving pkg-config --define-prefix.
set -eu

prefix=/usr/local libdir=lib includedir=include destdir= profile=release
while [ $# -gt 0 ]; do
    case "$1" in
        -h | --help)
            sed -n '2,11s/^# \{0,1\}//p' "$0"
            exit 0
            ;;
        --*=*)
            option=${1%%=*} value=${1#*=}
            shift
            ;;
        --*)
            [ $# -gt 1 ] || { echo "$0: $1 wants a value" >&2; exit 2; }
            option=$1 value=$2
            shift 2
            ;;
        *) option=$1 ;;
    esac
    case "$option" in
        --prefix) prefix=$value ;;
        --libdir) libdir=$value ;;
        --includedir) includedir=$value ;;
        --destdir) destdir=$value ;;
        --profile) profile=$value ;;
        *) echo "$0: $option is no option; see $0 --help" >&2; exit 2 ;;
    esac
done
case "$prefix" in /*) ;; *) prefix=$PWD/$prefix ;; esac
case "$destdir" in '' | /*) ;; *) destdir=$PWD/$destdir ;; esac
case "$libdir" in /*) ;; *) libdir=$prefix/$libdir ;; esac
case "$includedir" in /*) ;; *) includedir=$prefix/$includedir ;; esac

cd "$(dirname "$0")"
version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"/\1/p' Cargo.toml)
# The number of the binary interface, from the header: programs are bound to it, not to a version.
abi=$(sed -n 's/^#define ISIM_ABI_VERSION //p' include/isim.h)
: "${version:?Cargo.toml names no version}" "${abi:?isim.h names no ISIM_ABI_VERSION}"

built=${CARGO_TARGET_DIR:-target}
cargo rustc --locked --quiet --profile "$profile" -p isim-capi --lib -- \
    -C link-arg="-Wl,-soname,libisim.so.$abi"
case "$profile" in dev) built=$built/debug ;; *) built=$built/$profile ;; esac

lib=$destdir$libdir include=$destdir$includedir
install -d "$lib/pkgconfig" "$lib/cmake/isim" "$include"
install -m 644 "$built/libisim.so" "$lib/libisim.so.$version"
ln -sf "libisim.so.$version" "$lib/libisim.so.$abi"
ln -sf "libisim.so.$abi" "$lib/libisim.so"
install -m 644 "$built/libisim.a" "$lib/libisim.a"
for header in include/*; do install -m 644 "$header" "$include/"; done

# What Rust's own library needs of the system, for those who link statically.
libraries="-lgcc_s -lutil -lrt -lpthread -lm -ldl -lc"
# Below the prefix, so that pkg-config --define-prefix can move the whole.
below() { case "$1" in "$prefix"/*) echo "\${prefix}${1#"$prefix"}" ;; *) echo "$1" ;; esac; }
fill() {
    sed -e "s|@pc_libdir@|$(below "$libdir")|" -e "s|@pc_includedir@|$(below "$includedir")|" \
        -e "s|@prefix@|$prefix|g" -e "s|@libdir@|$libdir|g" -e "s|@includedir@|$includedir|g" \
        -e "s|@version@|$version|g" -e "s|@abi@|$abi|g" -e "s|@libraries@|$libraries|g" \
        "bindings/c/install/$1.in" >"$2/$1"
    chmod 644 "$2/$1"
}
fill isim.pc "$lib/pkgconfig"
fill isimConfig.cmake "$lib/cmake/isim"
fill isimConfigVersion.cmake "$lib/cmake/isim"
echo "isim $version is installed in $lib and $include"
