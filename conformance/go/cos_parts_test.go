package conformance

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tencentyun/cos-go-sdk-v5"
)

const mib = 1024 * 1024

// The client sends the parts of a file, compares each part's CRC64 and the whole's, and finishes.
func TestCosFileIsSentInParts(t *testing.T) {
	_, client := newCosBucket(t)
	path := filepath.Join(t.TempDir(), "file")
	content := bytes.Repeat([]byte("0123456789abcdef"), 3*mib/16)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	done, _, err := client.Object.Upload(ctx, "file", path, &cos.MultiUploadOptions{PartSize: 1, ThreadPoolSize: 2})
	require.NoError(t, err)
	require.Contains(t, done.ETag, "-3")
	read, err := client.Object.Get(ctx, "file", nil)
	require.NoError(t, err)
	require.Equal(t, string(content), text(t, read.Body))
}

func TestCosUploadIsBegunListedFedWithSentAndCopiedPartsAndFinished(t *testing.T) {
	name, client := newCosBucket(t)
	_, err := client.Object.Put(ctx, "source", strings.NewReader("0123456789"), nil)
	require.NoError(t, err)
	begun, _, err := client.Object.InitiateMultipartUpload(ctx, "parts", nil)
	require.NoError(t, err)
	uploads, _, err := client.Bucket.ListMultipartUploads(ctx, nil)
	require.NoError(t, err)
	require.Len(t, uploads.Uploads, 1)
	first, err := client.Object.UploadPart(ctx, "parts", begun.UploadID, 1, bytes.NewReader(make([]byte, mib)), nil)
	require.NoError(t, err)
	source := name + ".cos.ap-guangzhou.myqcloud.com/source"
	second, _, err := client.Object.CopyPart(ctx, "parts", begun.UploadID, 2, source, &cos.ObjectCopyPartOptions{XCosCopySourceRange: "bytes=2-4"})
	require.NoError(t, err)
	listed, _, err := client.Object.ListParts(ctx, "parts", begun.UploadID, nil)
	require.NoError(t, err)
	require.Len(t, listed.Parts, 2)
	_, _, err = client.Object.CompleteMultipartUpload(ctx, "parts", begun.UploadID, &cos.CompleteMultipartUploadOptions{
		Parts: []cos.Object{{PartNumber: 1, ETag: first.Header.Get("ETag")}, {PartNumber: 2, ETag: second.ETag}},
	})
	require.NoError(t, err)
	read, err := client.Object.Get(ctx, "parts", &cos.ObjectGetOptions{Range: "bytes=-3"})
	require.NoError(t, err)
	require.Equal(t, "234", text(t, read.Body))
}

func TestCosAbortedUploadIsGone(t *testing.T) {
	_, client := newCosBucket(t)
	begun, _, err := client.Object.InitiateMultipartUpload(ctx, "aborted", nil)
	require.NoError(t, err)
	_, err = client.Object.AbortMultipartUpload(ctx, "aborted", begun.UploadID)
	require.NoError(t, err)
	_, _, err = client.Object.ListParts(ctx, "aborted", begun.UploadID, nil)
	requireCosCode(t, "NoSuchUpload", err)
}

func TestCosCopyKeepsWhatIsSaidOfTheObject(t *testing.T) {
	name, client := newCosBucket(t)
	options := &cos.ObjectPutOptions{ObjectPutHeaderOptions: &cos.ObjectPutHeaderOptions{XCosMetaXXX: &http.Header{"X-Cos-Meta-A": {"1"}}}}
	_, err := client.Object.Put(ctx, "a 中", strings.NewReader("copied"), options)
	require.NoError(t, err)
	_, _, err = client.Object.Copy(ctx, "copy", name+".cos.ap-guangzhou.myqcloud.com/a 中", nil)
	require.NoError(t, err)
	head, err := client.Object.Head(ctx, "copy", nil)
	require.NoError(t, err)
	require.Equal(t, "1", head.Header.Get("x-cos-meta-a"))
}
