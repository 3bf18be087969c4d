// Package owntls reads a TLS configuration that hosts and plugins share as files: NAME.pem and NAME.key of each side.
package owntls

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"path/filepath"
)

// Config shows the certificate of one side, and trusts that of the other.
func Config(directory, own, other string) (*tls.Config, error) {
	certificate, err := tls.LoadX509KeyPair(
		filepath.Join(directory, own+".pem"), filepath.Join(directory, own+".key"))
	if err != nil {
		return nil, err
	}
	trusted, err := os.ReadFile(filepath.Join(directory, other+".pem"))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(trusted) {
		return nil, fmt.Errorf("there is no certificate in %s.pem", other)
	}
	return &tls.Config{
		Certificates: []tls.Certificate{certificate},
		RootCAs:      pool,
		ClientCAs:    pool,
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ServerName:   "localhost",
		MinVersion:   tls.VersionTLS12,
	}, nil
}
