package conformance

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/tencentyun/cos-go-sdk-v5"
)

var ctx = context.Background()

// cosClient is the client of one bucket, at the vendor's own host name.
func cosClient(name string) *cos.Client {
	bucket, _ := url.Parse(scheme + "://" + name + ".cos.ap-guangzhou.myqcloud.com")
	service, _ := url.Parse(scheme + "://service.cos.myqcloud.com")
	return cos.NewClient(&cos.BaseURL{BucketURL: bucket, ServiceURL: service}, &http.Client{
		Transport: &cos.AuthorizationTransport{SecretID: accessKey, SecretKey: secretKey, Transport: toServer()},
	})
}

func newCosBucket(t *testing.T) (string, *cos.Client) {
	t.Helper()
	name := newName() + "-" + appid
	client := cosClient(name)
	_, err := client.Bucket.Put(ctx, nil)
	require.NoError(t, err)
	return name, client
}

func requireCosCode(t *testing.T, code string, err error) {
	t.Helper()
	var refused *cos.ErrorResponse
	require.True(t, errors.As(err, &refused), "expected %s, got %v", code, err)
	require.Equal(t, code, refused.Code)
	require.NotEmpty(t, refused.RequestID)
}

func TestCosBucketIsListedFoundAndDeleted(t *testing.T) {
	name, client := newCosBucket(t)
	found, err := client.Bucket.IsExist(ctx)
	require.NoError(t, err)
	require.True(t, found)
	service, _, err := client.Service.Get(ctx)
	require.NoError(t, err)
	names := []string{}
	for _, bucket := range service.Buckets {
		names = append(names, bucket.Name)
	}
	require.Contains(t, names, name)
	_, err = client.Bucket.Delete(ctx)
	require.NoError(t, err)
	_, err = client.Bucket.Head(ctx)
	require.True(t, cos.IsNotFoundError(err))
	_, _, err = client.Bucket.Get(ctx, nil)
	requireCosCode(t, "NoSuchBucket", err)
}

func TestCosObjectGoesInComesOutAndIsDeleted(t *testing.T) {
	_, client := newCosBucket(t)
	key := "dir/a b+中~*'!(1).txt"
	options := &cos.ObjectPutOptions{ObjectPutHeaderOptions: &cos.ObjectPutHeaderOptions{
		ContentType: "text/plain", XCosMetaXXX: &http.Header{"X-Cos-Meta-A": {"b"}},
	}}
	// The client computes a CRC64 of what it sends and compares it with the answer's.
	_, err := client.Object.Put(ctx, key, strings.NewReader("hello"), options)
	require.NoError(t, err)
	read, err := client.Object.Get(ctx, key, nil)
	require.NoError(t, err)
	require.Equal(t, "hello", text(t, read.Body))
	require.Equal(t, "text/plain", read.Header.Get("Content-Type"))
	require.Equal(t, "b", read.Header.Get("x-cos-meta-a"))
	part, err := client.Object.Get(ctx, key, &cos.ObjectGetOptions{Range: "bytes=1-3"})
	require.NoError(t, err)
	require.Equal(t, "ell", text(t, part.Body))
	head, err := client.Object.Head(ctx, key, nil)
	require.NoError(t, err)
	require.Equal(t, int64(5), head.ContentLength)
	_, err = client.Object.Head(ctx, key, &cos.ObjectHeadOptions{IfModifiedSince: time.Now().Add(time.Second).UTC().Format(http.TimeFormat)})
	require.ErrorContains(t, err, "304")
	_, err = client.Object.Delete(ctx, key)
	require.NoError(t, err)
	_, err = client.Object.Get(ctx, key, nil)
	requireCosCode(t, "NoSuchKey", err)
}

func TestCosListingIsPagedAndGrouped(t *testing.T) {
	_, client := newCosBucket(t)
	for _, key := range []string{"list/a&b", "list/deep/1", "list/ü +"} {
		_, err := client.Object.Put(ctx, key, strings.NewReader("x"), nil)
		require.NoError(t, err)
	}
	first, _, err := client.Bucket.Get(ctx, &cos.BucketGetOptions{Prefix: "list/", MaxKeys: 1, EncodingType: "url"})
	require.NoError(t, err)
	require.True(t, first.IsTruncated)
	grouped, _, err := client.Bucket.Get(ctx, &cos.BucketGetOptions{Prefix: "list/", Delimiter: "/"})
	require.NoError(t, err)
	require.Equal(t, []string{"list/deep/"}, grouped.CommonPrefixes)
	require.Len(t, grouped.Contents, 2)
	versions, _, err := client.Bucket.GetObjectVersions(ctx, nil)
	require.NoError(t, err)
	require.Len(t, versions.Version, 3)
	uploads, _, err := client.Bucket.ListMultipartUploads(ctx, nil)
	require.NoError(t, err)
	require.Empty(t, uploads.Uploads)
	removed, _, err := client.Object.DeleteMulti(ctx, &cos.ObjectDeleteMultiOptions{Objects: []cos.Object{{Key: "list/a&b"}, {Key: "missing"}}})
	require.NoError(t, err)
	require.Len(t, removed.DeletedObjects, 2)
}

func TestCosSettingsThatNobodySet(t *testing.T) {
	_, client := newCosBucket(t)
	bucket := client.Bucket
	for code, call := range map[string]func() error{
		"DomainConfigNotFoundError":             func() error { _, _, err := bucket.GetDomain(ctx); return err },
		"NoSuchBucketPolicy":                    func() error { _, _, err := bucket.GetPolicy(ctx); return err },
		"NoSuchCORSConfiguration":               func() error { _, _, err := bucket.GetCORS(ctx); return err },
		"NoSuchEncryptionConfiguration":         func() error { _, _, err := bucket.GetEncryption(ctx); return err },
		"NoSuchLifecycleConfiguration":          func() error { _, _, err := bucket.GetLifecycle(ctx); return err },
		"NoSuchObjectLockConfiguration":         func() error { _, _, err := bucket.GetObjectLockConfiguration(ctx); return err },
		"NoSuchRefererConfiguration":            func() error { _, _, err := bucket.GetReferer(ctx); return err },
		"NoSuchTagSet":                          func() error { _, _, err := bucket.GetTagging(ctx); return err },
		"NoSuchWebsiteConfiguration":            func() error { _, _, err := bucket.GetWebsite(ctx); return err },
		"OriginConfigurationNotFoundError":      func() error { _, _, err := bucket.GetOrigin(ctx); return err },
		"ReplicationConfigurationNotFoundError": func() error { _, _, err := bucket.GetBucketReplication(ctx); return err },
	} {
		t.Run(code, func(t *testing.T) { requireCosCode(t, code, call()) })
	}
	versioning, _, err := bucket.GetVersioning(ctx)
	require.NoError(t, err)
	require.Empty(t, versioning.Status)
	logging, _, err := bucket.GetLogging(ctx)
	require.NoError(t, err)
	require.Nil(t, logging.LoggingEnabled)
	location, _, err := bucket.GetLocation(ctx)
	require.NoError(t, err)
	require.NotEmpty(t, location.Location)
	accelerate, _, err := bucket.GetAccelerate(ctx)
	require.NoError(t, err)
	require.Empty(t, accelerate.Status)
	inventories, _, err := bucket.ListInventoryConfigurations(ctx, "")
	require.NoError(t, err)
	require.Empty(t, inventories.InventoryConfigurations)
	_, _, err = bucket.ListIntelligentTiering(ctx)
	require.NoError(t, err)
	_, _, err = bucket.GetDomainCertificate(ctx, &cos.BucketGetDomainCertificateOptions{DomainName: "www.example.com"})
	require.True(t, cos.IsNotFoundError(err))
	_, err = client.Object.Put(ctx, "bare", strings.NewReader("x"), nil)
	require.NoError(t, err)
	tags, _, err := client.Object.GetTagging(ctx, "bare")
	require.NoError(t, err)
	require.Empty(t, tags.TagSet)
	_, _, err = client.Object.GetRetention(ctx, "bare", nil)
	requireCosCode(t, "NoSuchObjectLockConfiguration", err)
}

func TestCosCorsRulesAreReadBackAndAnswerAPage(t *testing.T) {
	_, client := newCosBucket(t)
	rule := cos.BucketCORSRule{
		ID: "r", AllowedOrigins: []string{"https://a.example"}, AllowedMethods: []string{"GET", "PUT"},
		AllowedHeaders: []string{"x-cos-meta-a"}, ExposeHeaders: []string{"ETag"}, MaxAgeSeconds: 600,
	}
	_, err := client.Bucket.PutCORS(ctx, &cos.BucketPutCORSOptions{Rules: []cos.BucketCORSRule{rule}})
	require.NoError(t, err)
	read, _, err := client.Bucket.GetCORS(ctx)
	require.NoError(t, err)
	require.Equal(t, []cos.BucketCORSRule{rule}, read.Rules)
	preflight, err := client.Object.Options(ctx, "any", &cos.ObjectOptionsOptions{
		Origin: "https://a.example", AccessControlRequestMethod: "PUT", AccessControlRequestHeaders: "x-cos-meta-a",
	})
	require.NoError(t, err)
	require.Equal(t, "https://a.example", preflight.Header.Get("Access-Control-Allow-Origin"))
	_, err = client.Bucket.DeleteCORS(ctx)
	require.NoError(t, err)
}

func TestCosPolicyIsReadBackObeyedAndRemoved(t *testing.T) {
	name, client := newCosBucket(t)
	_, err := client.Object.Put(ctx, "open/1", strings.NewReader("open"), nil)
	require.NoError(t, err)
	address := scheme + "://" + name + ".cos.ap-guangzhou.myqcloud.com/open/1"
	status, _ := ask(t, address)
	require.Equal(t, http.StatusForbidden, status)
	policy := &cos.BucketPutPolicyOptions{Version: "2.0", Statement: []cos.BucketStatement{{
		Principal: map[string][]string{"qcs": {"qcs::cam::anyone:anyone"}}, Effect: "allow", Action: []string{"name/cos:GetObject"},
		Resource: []string{"qcs::cos:ap-guangzhou:uid/" + appid + ":" + name + "/open/*"},
	}}}
	_, err = client.Bucket.PutPolicy(ctx, policy)
	require.NoError(t, err)
	read, _, err := client.Bucket.GetPolicy(ctx)
	require.NoError(t, err)
	require.Equal(t, policy.Statement, read.Statement)
	status, body := ask(t, address)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "open", body)
	_, err = client.Bucket.DeletePolicy(ctx)
	require.NoError(t, err)
	status, _ = ask(t, address)
	require.Equal(t, http.StatusForbidden, status)
}

func TestCosAccessListsAreReadBack(t *testing.T) {
	_, client := newCosBucket(t)
	_, err := client.Bucket.PutACL(ctx, &cos.BucketPutACLOptions{Header: &cos.ACLHeaderOptions{XCosACL: "public-read"}})
	require.NoError(t, err)
	bucket, _, err := client.Bucket.GetACL(ctx)
	require.NoError(t, err)
	require.Len(t, bucket.AccessControlList, 2)
	_, err = client.Object.Put(ctx, "acl", strings.NewReader("x"), nil)
	require.NoError(t, err)
	_, err = client.Object.PutACL(ctx, "acl", &cos.ObjectPutACLOptions{Header: &cos.ACLHeaderOptions{XCosACL: "public-read"}})
	require.NoError(t, err)
	object, _, err := client.Object.GetACL(ctx, "acl")
	require.NoError(t, err)
	require.Len(t, object.AccessControlList, 2)
}

func TestCosPresignedParametersWriteBlanksAsPlus(t *testing.T) {
	_, client := newCosBucket(t)
	_, err := client.Object.Put(ctx, "a b", strings.NewReader("signed"), nil)
	require.NoError(t, err)
	parameters := &cos.PresignedURLOptions{Query: &url.Values{"response-content-disposition": {"attachment; filename=a b"}}, Header: &http.Header{}}
	address, err := client.Object.GetPresignedURL(ctx, http.MethodGet, "a b", accessKey, secretKey, time.Minute, parameters)
	require.NoError(t, err)
	require.Contains(t, address.RawQuery, "filename")
	status, body := ask(t, address.String())
	require.Equal(t, http.StatusOK, status, body)
	require.Equal(t, "signed", body)
}
