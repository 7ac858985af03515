package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import io.github.insightkit.sdk.NotSentException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockWebServer;
import okhttp3.Handshake;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/connections.md}: an authority and a client certificate of one's own. */
class CertificatesTest {
  private static final char[] PASSWORD = "of the stores".toCharArray();

  @TempDir Path folder;

  static InsightsClientBuilder withCertificates(
      InsightsClientBuilder builder, Path authorities, Path own, char[] password)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(authorities.toFile(), password));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(own.toFile(), password), password);

    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return builder.tls(tls, (X509TrustManager) trust.getTrustManagers()[0]);
  }

  @Test
  void serverOfAnAuthorityOfOnesOwnSeesTheClientsCertificate() throws Exception {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate localhost =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    HeldCertificate user =
        new HeldCertificate.Builder().signedBy(authority).commonName("user").build();
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, PASSWORD);
    authorities.setCertificateEntry("authority", authority.certificate());
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, PASSWORD);
    own.setKeyEntry(
        "user", user.keyPair().getPrivate(), PASSWORD, new Certificate[] {user.certificate()});

    try (MockWebServer server = Replies.server(request -> Replies.applied())) {
      HandshakeCertificates theirs =
          new HandshakeCertificates.Builder()
              .heldCertificate(localhost)
              .addTrustedCertificate(authority.certificate())
              .build();
      server.useHttps(theirs.sslSocketFactory());
      server.requireClientAuth();
      InsightsClientBuilder builder =
          InsightsClient.builder()
              .baseUrl("https://localhost:" + server.getPort() + "/client/v4")
              .apiToken("token-of-a-recipe");
      try (InsightsClient stranger = builder.build();
          InsightsClient cloudflare =
              withCertificates(
                      builder,
                      stored(authorities, "authorities.p12"),
                      stored(own, "own.p12"),
                      PASSWORD)
                  .build()) {
        assertThatExceptionOfType(NotSentException.class)
            .isThrownBy(() -> stranger.account("account").insight("insight").reset());
        cloudflare.account("account").insight("insight").reset();

        assertThat(server.takeRequest().getHandshake())
            .extracting(Handshake::peerCertificates)
            .isEqualTo(List.of(user.certificate()));
      }
    }
  }

  private Path stored(KeyStore store, String name) throws Exception {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }
}
