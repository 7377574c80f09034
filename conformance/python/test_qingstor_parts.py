"""qingstor-sdk for Python: uploads in parts, copies and moves."""

MIB = 1024 * 1024


def test_qingstor_sends_parts_that_count_from_zero_copies_and_moves(root, name):
    client = root.qingstor(name)
    client.put()
    upload = client.initiate_multipart_upload("parts")["upload_id"]
    assert client.list_multipart_uploads()["uploads"][0]["upload_id"] == upload
    for number, body in enumerate([b"p" * 4 * MIB, b"end"]):
        assert client.upload_multipart("parts", upload_id=upload, part_number=str(number), body=body).status_code == 201
    parts = client.list_multipart("parts", upload_id=upload)["object_parts"]
    assert [part["size"] for part in parts] == [4 * MIB, 3]
    assert client.complete_multipart_upload("parts", upload_id=upload, object_parts=parts).status_code == 201
    assert client.get_object("parts", range="bytes=-4").content == b"pend"
    upload = client.initiate_multipart_upload("aborted")["upload_id"]
    assert client.abort_multipart_upload("aborted", upload_id=upload).status_code == 204
    assert client.put_object("copy", x_qs_copy_source=f"/{name}/parts").status_code == 201
    assert client.put_object("moved", x_qs_move_source=f"/{name}/copy").status_code == 201
    assert client.head_object("moved").headers["Content-Length"] == str(4 * MIB + 3)
    assert client.head_object("copy").status_code == 404
