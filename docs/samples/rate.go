// Go 1.20 or later, no library: go run rate.go
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

type object = map[string]any

// send signs the body, or for a question `GET <path?query>`, and sends it.
func send(method, path, id string, body []byte) string {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("HCP_SECRET"), "whsec_"))
	must(err)
	signed := body
	if method == "GET" {
		signed = []byte("GET " + path)
	}
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(signed)
	request, err := http.NewRequest(method, os.Getenv("HCP_INGEST_URL")+path, bytes.NewReader(body))
	must(err)
	request.Header.Set("content-type", "application/json")
	request.Header.Set("x-hcp-source", os.Getenv("HCP_SOURCE"))
	request.Header.Set("webhook-id", id)
	request.Header.Set("webhook-timestamp", timestamp)
	request.Header.Set("webhook-signature", "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	response, err := (&http.Client{Timeout: 30 * time.Second}).Do(request)
	must(err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	must(err)
	return fmt.Sprintf("%d %s", response.StatusCode, text)
}

func newID(prefix string) string {
	random := make([]byte, 16)
	_, err := rand.Read(random)
	must(err)
	return prefix + hex.EncodeToString(random)
}

func event(more object) []byte {
	all := object{
		"areaCode": "360100", "deptCode": "113601000179855983",
		"taskCode":  "1136010001798559834000200100000",
		"projectNo": "GUIDE-0005", "serviceNumber": "1", "space": "s360100",
	}
	for name, value := range more {
		all[name] = value
	}
	text, err := json.Marshal(all)
	must(err)
	return text
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	now := time.Now().UTC().Format(time.RFC3339)
	given := event(object{"taskName": "社保卡申领", "proStatus": 3, "serviceTime": now})
	rating := event(object{"assessNumber": 1, "satisfaction": 4, "pf": 4, "assessTime": now})
	id := newID("msg_")
	fmt.Println(send("POST", "/v1/services", newID("msg_"), given))
	fmt.Println(send("POST", "/v1/ratings", id, rating))
	fmt.Println(send("GET", "/v1/receipts/"+id+"?accepted=1", newID("get_"), nil))
}
