now=$(date +%Y-%m-%dT%H:%M:%S%:z)
cat > service.json <<JSON
{"areaCode": "360100", "deptCode": "113601000179855983", "taskCode": "1136010001798559834000200100000",
 "taskName": "社保卡申领", "projectNo": "GUIDE-0001", "serviceNumber": "1", "proStatus": 3,
 "serviceTime": "$now", "resultDate": "$now", "space": "s360100"}
JSON
cat > rating.json <<JSON
{"areaCode": "360100", "deptCode": "113601000179855983", "taskCode": "1136010001798559834000200100000",
 "projectNo": "GUIDE-0001", "serviceNumber": "1", "assessNumber": 1, "satisfaction": 5, "pf": 4,
 "assessTime": "$now", "evalDetail": ["517"], "space": "s360100"}
JSON
sh hcp-post.sh /v1/services service.json
id="msg_$(openssl rand -hex 16)"
HCP_ID="$id" sh hcp-post.sh /v1/ratings rating.json
sh hcp-get.sh "/v1/receipts/$id?accepted=1"
