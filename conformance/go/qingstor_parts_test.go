package conformance

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	qs "github.com/yunify/qingstor-sdk-go/v3/service"
)

func TestQingStorUploadIsBegunListedFedAndFinished(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	begun, err := bucket.InitiateMultipartUpload("parts", &qs.InitiateMultipartUploadInput{ContentType: qs.String("text/plain")})
	require.NoError(t, err)
	uploads, err := bucket.ListMultipartUploads(nil)
	require.NoError(t, err)
	require.Len(t, uploads.Uploads, 1)
	for number, body := range [][]byte{bytes.Repeat([]byte("p"), 4*mib), []byte("end")} {
		_, err = bucket.UploadMultipart("parts", &qs.UploadMultipartInput{
			UploadID: begun.UploadID, PartNumber: qs.Int(number), Body: bytes.NewReader(body),
		})
		require.NoError(t, err)
	}
	listed, err := bucket.ListMultipart("parts", &qs.ListMultipartInput{UploadID: begun.UploadID})
	require.NoError(t, err)
	require.Len(t, listed.ObjectParts, 2)
	_, err = bucket.CompleteMultipartUpload("parts", &qs.CompleteMultipartUploadInput{UploadID: begun.UploadID, ObjectParts: listed.ObjectParts})
	require.NoError(t, err)
	tail, err := bucket.GetObject("parts", &qs.GetObjectInput{Range: qs.String("bytes=-4")})
	require.NoError(t, err)
	require.Equal(t, "pend", text(t, tail.Body))
}

func TestQingStorPartIsCopiedFromAnotherObject(t *testing.T) {
	name, bucket := newQingStorBucket(t)
	putQingStor(t, bucket, "source", "0123456789")
	begun, err := bucket.InitiateMultipartUpload("parts", nil)
	require.NoError(t, err)
	_, err = bucket.UploadMultipart("parts", &qs.UploadMultipartInput{
		UploadID: begun.UploadID, PartNumber: qs.Int(0), XQSCopySource: qs.String("/" + name + "/source"), XQSCopyRange: qs.String("bytes=2-4"),
	})
	require.NoError(t, err)
	_, err = bucket.CompleteMultipartUpload("parts", &qs.CompleteMultipartUploadInput{
		UploadID: begun.UploadID, ObjectParts: []*qs.ObjectPartType{{PartNumber: qs.Int(0)}},
	})
	require.NoError(t, err)
	read, err := bucket.GetObject("parts", nil)
	require.NoError(t, err)
	require.Equal(t, "234", text(t, read.Body))
}

func TestQingStorAbortedUploadIsGone(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	begun, err := bucket.InitiateMultipartUpload("aborted", nil)
	require.NoError(t, err)
	_, err = bucket.AbortMultipartUpload("aborted", &qs.AbortMultipartUploadInput{UploadID: begun.UploadID})
	require.NoError(t, err)
	_, err = bucket.ListMultipart("aborted", &qs.ListMultipartInput{UploadID: begun.UploadID})
	requireQingStorCode(t, "upload_not_exists", err)
}

func TestQingStorCopyLeavesItsSourceAndMoveDoesNot(t *testing.T) {
	name, bucket := newQingStorBucket(t)
	_, err := bucket.PutObject("a 中", &qs.PutObjectInput{Body: strings.NewReader("copied")})
	require.NoError(t, err)
	source := qs.String("/" + name + "/a 中")
	_, err = bucket.PutObject("copy", &qs.PutObjectInput{XQSCopySource: source})
	require.NoError(t, err)
	_, err = bucket.PutObject("moved", &qs.PutObjectInput{XQSMoveSource: source})
	require.NoError(t, err)
	for _, key := range []string{"copy", "moved"} {
		read, err := bucket.GetObject(key, nil)
		require.NoError(t, err)
		require.Equal(t, "copied", text(t, read.Body))
	}
	_, err = bucket.HeadObject("a 中", nil)
	require.Error(t, err)
}
