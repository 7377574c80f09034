package conformance

import (
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yunify/qingstor-sdk-go/v3/config"
	qserrors "github.com/yunify/qingstor-sdk-go/v3/request/errors"
	qs "github.com/yunify/qingstor-sdk-go/v3/service"
)

const zone = "pek3a"

func qingstor(t *testing.T) *qs.Service {
	t.Helper()
	settings, err := config.New(accessKey, secretKey)
	require.NoError(t, err)
	settings.Protocol, settings.Host = scheme, "localhost"
	settings.Port, err = strconv.Atoi(os.Getenv("ENTREPOT_PORT"))
	require.NoError(t, err)
	settings.LogLevel = "fatal"
	settings.Connection = &http.Client{Transport: toServer()}
	service, err := qs.Init(settings)
	require.NoError(t, err)
	return service
}

func newQingStorBucket(t *testing.T) (string, *qs.Bucket) {
	t.Helper()
	name := newName()
	bucket, err := qingstor(t).Bucket(name, zone)
	require.NoError(t, err)
	made, err := bucket.Put()
	require.NoError(t, err)
	require.Equal(t, http.StatusCreated, *made.StatusCode)
	return name, bucket
}

func requireQingStorCode(t *testing.T, code string, err error) {
	t.Helper()
	var refused *qserrors.QingStorError
	require.ErrorAs(t, err, &refused)
	require.Equal(t, code, refused.Code)
	require.NotEmpty(t, refused.RequestID)
}

func putQingStor(t *testing.T, bucket *qs.Bucket, key, body string) {
	t.Helper()
	_, err := bucket.PutObject(key, &qs.PutObjectInput{Body: strings.NewReader(body), ContentType: qs.String("text/plain")})
	require.NoError(t, err)
}

func TestQingStorBucketIsListedFoundCountedAndDeleted(t *testing.T) {
	name, bucket := newQingStorBucket(t)
	_, err := bucket.Head()
	require.NoError(t, err)
	listed, err := qingstor(t).ListBuckets(nil)
	require.NoError(t, err)
	names := []string{}
	for _, entry := range listed.Buckets {
		names = append(names, *entry.Name)
	}
	require.Contains(t, names, name)
	statistics, err := bucket.GetStatistics()
	require.NoError(t, err)
	require.Zero(t, *statistics.Count)
	_, err = bucket.Delete()
	require.NoError(t, err)
	_, err = bucket.ListObjects(nil)
	requireQingStorCode(t, "bucket_not_exists", err)
}

func TestQingStorObjectGoesInComesOutAndIsDeleted(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	key := "dir/中 b+(1)*~'!@=&.txt"
	putQingStor(t, bucket, key, "hello")
	read, err := bucket.GetObject(key, nil)
	require.NoError(t, err)
	require.Equal(t, "hello", text(t, read.Body))
	require.Equal(t, "text/plain", *read.ContentType)
	part, err := bucket.GetObject(key, &qs.GetObjectInput{Range: qs.String("bytes=1-3")})
	require.NoError(t, err)
	require.Equal(t, http.StatusPartialContent, *part.StatusCode)
	require.Equal(t, "ell", text(t, part.Body))
	named, err := bucket.GetObject(key, &qs.GetObjectInput{ResponseContentDisposition: qs.String(`attachment; filename="a b"`)})
	require.NoError(t, err)
	require.Equal(t, `attachment; filename="a b"`, *named.ContentDisposition)
	require.NoError(t, named.Close())
	head, err := bucket.HeadObject(key, nil)
	require.NoError(t, err)
	require.Equal(t, int64(5), *head.ContentLength)
	require.Equal(t, `"5d41402abc4b2a76b9719d911017c592"`, *head.ETag)
	_, err = bucket.DeleteObject(key)
	require.NoError(t, err)
	_, err = bucket.GetObject(key, nil)
	requireQingStorCode(t, "object_not_exists", err)
}

func TestQingStorListingIsPagedAndGrouped(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	for _, key := range []string{"list/1", "list/deep/2", "list/ü +"} {
		putQingStor(t, bucket, key, "x")
	}
	first, err := bucket.ListObjects(&qs.ListObjectsInput{Prefix: qs.String("list/"), Limit: qs.Int(1)})
	require.NoError(t, err)
	require.True(t, *first.HasMore)
	rest, err := bucket.ListObjects(&qs.ListObjectsInput{Prefix: qs.String("list/"), Marker: first.NextMarker})
	require.NoError(t, err)
	require.Len(t, rest.Keys, 2)
	grouped, err := bucket.ListObjects(&qs.ListObjectsInput{Prefix: qs.String("list/"), Delimiter: qs.String("/")})
	require.NoError(t, err)
	require.Equal(t, []*string{qs.String("list/deep/")}, grouped.CommonPrefixes)
	uploads, err := bucket.ListMultipartUploads(nil)
	require.NoError(t, err)
	require.Empty(t, uploads.Uploads)
}

// The client sends `"quiet":null` when nobody sets it.
func TestQingStorManyObjectsAreDeletedWithQuietNull(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	putQingStor(t, bucket, "1", "x")
	objects := []*qs.KeyType{{Key: qs.String("1")}, {Key: qs.String("missing")}}
	removed, err := bucket.DeleteMultipleObjects(&qs.DeleteMultipleObjectsInput{Objects: objects})
	require.NoError(t, err)
	require.Len(t, removed.Deleted, 2)
}

func TestQingStorSettingsThatNobodySet(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	for code, call := range map[string]func() error{
		"cors_not_exists":         func() error { _, err := bucket.GetCORS(); return err },
		"lifecycle_not_exists":    func() error { _, err := bucket.GetLifecycle(); return err },
		"mirror_not_exists":       func() error { _, err := bucket.GetExternalMirror(); return err },
		"notification_not_exists": func() error { _, err := bucket.GetNotification(); return err },
		"policy_not_exists":       func() error { _, err := bucket.GetPolicy(); return err },
	} {
		t.Run(code, func(t *testing.T) { requireQingStorCode(t, code, call()) })
	}
	for name, call := range map[string]func() error{
		"CORS":         func() error { _, err := bucket.DeleteCORS(); return err },
		"lifecycle":    func() error { _, err := bucket.DeleteLifecycle(); return err },
		"mirror":       func() error { _, err := bucket.DeleteExternalMirror(); return err },
		"notification": func() error { _, err := bucket.DeleteNotification(); return err },
		"policy":       func() error { _, err := bucket.DeletePolicy(); return err },
	} {
		t.Run("delete "+name, func(t *testing.T) { require.NoError(t, call()) })
	}
}

func TestQingStorCorsRulesAreReadBackAndAnswerAPage(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	rule := &qs.CORSRuleType{
		AllowedOrigin:  qs.String("http://*.example.com"),
		AllowedMethods: qs.StringSlice([]string{"GET", "PUT"}),
		AllowedHeaders: qs.StringSlice([]string{"x-qs-date"}),
		ExposeHeaders:  qs.StringSlice([]string{"ETag"}),
		MaxAgeSeconds:  qs.Int(200),
	}
	_, err := bucket.PutCORS(&qs.PutBucketCORSInput{CORSRules: []*qs.CORSRuleType{rule}})
	require.NoError(t, err)
	read, err := bucket.GetCORS()
	require.NoError(t, err)
	require.Equal(t, []*qs.CORSRuleType{rule}, read.CORSRules)
	preflight, err := bucket.OptionsObject("any", &qs.OptionsObjectInput{
		Origin: qs.String("http://www.example.com"), AccessControlRequestMethod: qs.String("PUT"), AccessControlRequestHeaders: qs.String("x-qs-date"),
	})
	require.NoError(t, err)
	require.Equal(t, "http://www.example.com", *preflight.AccessControlAllowOrigin)
}

// Bare strings for `user` or `action` would break this client: the server answers lists.
func TestQingStorPolicyIsReadBackAsListsObeyedAndRemoved(t *testing.T) {
	name, bucket := newQingStorBucket(t)
	putQingStor(t, bucket, "open/1", "open")
	address := scheme + "://" + zone + ".qingstor.com/" + name + "/open/1"
	status, _ := ask(t, address)
	require.Equal(t, http.StatusForbidden, status)
	statement := &qs.StatementType{
		ID: qs.String("everybody"), User: qs.StringSlice([]string{"*"}), Action: qs.StringSlice([]string{"get_object"}),
		Effect: qs.String("allow"), Resource: qs.StringSlice([]string{name + "/open/*"}),
	}
	_, err := bucket.PutPolicy(&qs.PutBucketPolicyInput{Statement: []*qs.StatementType{statement}})
	require.NoError(t, err)
	read, err := bucket.GetPolicy()
	require.NoError(t, err)
	require.Equal(t, []*qs.StatementType{statement}, read.Statement)
	status, body := ask(t, address)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "open", body)
}

func TestQingStorAccessListIsReadBack(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	everybody := &qs.ACLType{
		Grantee: &qs.GranteeType{Type: qs.String("group"), Name: qs.String("QS_ALL_USERS")}, Permission: qs.String("READ"),
	}
	_, err := bucket.PutACL(&qs.PutBucketACLInput{ACL: []*qs.ACLType{everybody}})
	require.NoError(t, err)
	read, err := bucket.GetACL()
	require.NoError(t, err)
	require.Len(t, read.ACL, 2)
}

func TestQingStorImageProcessingIsRefusedByChoice(t *testing.T) {
	_, bucket := newQingStorBucket(t)
	putQingStor(t, bucket, "image", "x")
	_, err := bucket.ImageProcess("image", &qs.ImageProcessInput{Action: qs.String("info")})
	requireQingStorCode(t, "invalid_argument", err)
}
