cat > invitation.json <<JSON
{"areaCode": "360100", "deptCode": "113601000179855983", "taskCode": "1136010001798559834000200100000",
 "projectNo": "GUIDE-0003", "serviceNumber": "1", "serviceTime": "$(date +%Y-%m-%dT%H:%M:%S%:z)",
 "space": "s360100", "pointCode": "360100-W006", "slip": true}
JSON
sh hcp-post.sh /v1/invitations invitation.json
