// Are two names one? From Go, by cgo and the C header, with isim installed:
//
//	go run compare.go "Vedat Işıkhan" "Ведатом Ишикханом"
//
// The exit status is 0 for the same name, 1 for two, 2 for trouble, as with grep.
package main

// #cgo pkg-config: isim
// #include <isim.h>
// #include <stdlib.h>
import "C"

import (
	"errors"
	"fmt"
	"os"
	"unsafe"
)

// compare gives a number from 0 to 1; from 0.5 on the names are more likely one than two.
func compare(a, b string) (float64, error) {
	first, second := C.CString(a), C.CString(b)
	defer C.free(unsafe.Pointer(first))
	defer C.free(unsafe.Pointer(second))
	var score C.double
	status := C.isim_compare(first, C.size_t(len(a)), second, C.size_t(len(b)), C.ISIM_KIND_PERSON, &score)
	if status != C.ISIM_STATUS_OK {
		return 0, errors.New(C.GoString(C.isim_status_message(C.uint32_t(status))))
	}
	return float64(score), nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compare NAME NAME")
		os.Exit(2)
	}
	score, err := compare(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(2)
	}
	fmt.Printf("%.3f\n", score)
	if score < 0.5 {
		os.Exit(1)
	}
}
