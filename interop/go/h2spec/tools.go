//go:build tools

// Package tools pins what the tests build by import path: h2spec, the conformance suite for HTTP/2.
package tools

import _ "github.com/summerwind/h2spec/cmd/h2spec"
