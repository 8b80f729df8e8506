# Python 3.6 or later, no library: python3 rate.py
import base64
import hashlib
import hmac
import json
import os
import time
import urllib.error
import urllib.request
import uuid

KEY = base64.b64decode(os.environ["HCP_SECRET"].replace("whsec_", "", 1))


def send(path, webhook_id, body=None):
    """Signs the body, or for a question `GET <path?query>`, and sends it."""
    timestamp = str(int(time.time()))
    signed = body if body is not None else b"GET " + path.encode()
    text = ("%s.%s." % (webhook_id, timestamp)).encode() + signed
    code = base64.b64encode(hmac.new(KEY, text, hashlib.sha256).digest()).decode()
    request = urllib.request.Request(os.environ["HCP_INGEST_URL"] + path, data=body)
    request.add_header("content-type", "application/json")
    request.add_header("x-hcp-source", os.environ["HCP_SOURCE"])
    request.add_header("webhook-id", webhook_id)
    request.add_header("webhook-timestamp", timestamp)
    request.add_header("webhook-signature", "v1," + code)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return "%d %s" % (response.status, response.read().decode())
    except urllib.error.HTTPError as refusal:
        return "%d %s" % (refusal.code, refusal.read().decode())


now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
service = {
    "areaCode": "360100",
    "deptCode": "113601000179855983",
    "taskCode": "1136010001798559834000200100000",
    "projectNo": "GUIDE-0004",
    "serviceNumber": "1",
    "space": "s360100",
}
given = dict(service, taskName="社保卡申领", proStatus=3, serviceTime=now)
rating = dict(service, assessNumber=1, satisfaction=4, pf=4, assessTime=now)
rating_id = "msg_" + str(uuid.uuid4())
print(send("/v1/services", "msg_" + str(uuid.uuid4()), json.dumps(given).encode()))
print(send("/v1/ratings", rating_id, json.dumps(rating).encode()))
print(send("/v1/receipts/%s?accepted=1" % rating_id, "get_" + str(uuid.uuid4())))
