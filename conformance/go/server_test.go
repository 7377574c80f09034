// Package conformance runs the vendors' Go clients against a started server; nothing of them is changed but where they connect to.
package conformance

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	accessKey = os.Getenv("ENTREPOT_ROOT_ACCESS_KEY")
	secretKey = os.Getenv("ENTREPOT_ROOT_SECRET_KEY")
	appid     = os.Getenv("ENTREPOT_ROOT_COS_APPID")
	// scheme is http, or https over TLS.
	scheme, _, _ = strings.Cut(os.Getenv("ENTREPOT_ENDPOINT"), ":")
)

// toServer connects every host name to the started server, as a resolver or a hosts entry would.
func toServer() *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, "127.0.0.1:"+os.Getenv("ENTREPOT_PORT"))
		},
		// What a transport without a dialer of its own does by itself: it offers HTTP/2 over TLS.
		ForceAttemptHTTP2: true,
	}
}

// newName is a bucket name that all four dialects can write.
func newName() string {
	random := make([]byte, 8)
	_, _ = rand.Read(random)
	return "g" + hex.EncodeToString(random)
}

// ask sends a request of no vendor's client to a vendor's host name and gives back status and text.
func ask(t *testing.T, address string) (int, string) {
	t.Helper()
	answer, err := (&http.Client{Transport: toServer()}).Get(address)
	require.NoError(t, err)
	return answer.StatusCode, text(t, answer.Body)
}

func text(t *testing.T, body io.ReadCloser) string {
	t.Helper()
	defer body.Close()
	read, err := io.ReadAll(body)
	require.NoError(t, err)
	return string(read)
}
