// Java 8 or later, no library: javac -encoding UTF-8 Rate.java && java Rate
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Rate {
  private static final String SERVICE =
      "\"areaCode\":\"360100\",\"deptCode\":\"113601000179855983\","
          + "\"taskCode\":\"1136010001798559834000200100000\","
          + "\"projectNo\":\"GUIDE-0006\",\"serviceNumber\":\"1\",\"space\":\"s360100\"";

  /** Signs the body, or for a question (body null) `GET <path?query>`, and sends it. */
  static String send(String path, String id, String body) throws Exception {
    String timestamp = String.valueOf(System.currentTimeMillis() / 1000);
    String signed = id + "." + timestamp + "." + (body == null ? "GET " + path : body);
    byte[] key = Base64.getDecoder().decode(System.getenv("HCP_SECRET").replaceFirst("^whsec_", ""));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    URL url = new URL(System.getenv("HCP_INGEST_URL") + path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(10_000);
    connection.setReadTimeout(30_000);
    connection.setRequestProperty("content-type", "application/json");
    connection.setRequestProperty("x-hcp-source", System.getenv("HCP_SOURCE"));
    connection.setRequestProperty("webhook-id", id);
    connection.setRequestProperty("webhook-timestamp", timestamp);
    connection.setRequestProperty(
        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(code));
    if (body != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    return status + " " + textOf(answer);
  }

  private static String textOf(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    for (int n = stream.read(piece); n >= 0; n = stream.read(piece)) bytes.write(piece, 0, n);
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws Exception {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String given =
        "{" + SERVICE + ",\"taskName\":\"社保卡申领\",\"proStatus\":3,\"serviceTime\":\"" + now + "\"}";
    String rating =
        "{" + SERVICE + ",\"assessNumber\":1,\"satisfaction\":4,\"pf\":4,\"assessTime\":\"" + now + "\"}";
    String id = "msg_" + UUID.randomUUID();
    System.out.println(send("/v1/services", "msg_" + UUID.randomUUID(), given));
    System.out.println(send("/v1/ratings", id, rating));
    System.out.println(send("/v1/receipts/" + id + "?accepted=1", "get_" + UUID.randomUUID(), null));
  }
}
