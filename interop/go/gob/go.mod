module dev.outboard/interop/gob

go 1.24.0
