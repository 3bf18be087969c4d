package dev.outboard.internal.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate and no other, within its time, as client and as server. Nothing else of it is looked at: names and
 * usages are for those who know an authority only, and here the certificate itself came by a way that is trusted.
 */
final class ExactTrust extends X509ExtendedTrustManager {

    private final X509Certificate trusted;

    ExactTrust(X509Certificate trusted) {
        this.trusted = trusted;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        X509Certificate shown = chain[0];
        if (!shown.equals(trusted)) {
            throw new CertificateException("it shows another certificate (" + Certificates.describe(shown)
                    + ") than was agreed on at the plugin's start (" + Certificates.describe(trusted) + ")");
        }
        try {
            shown.checkValidity();
        } catch (CertificateException e) {
            throw new CertificateException(
                    "it is valid from " + shown.getNotBefore().toInstant() + " to "
                            + shown.getNotAfter().toInstant()
                            + " only; the clocks of the two sides may differ",
                    e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    /** None are named to clients: they have one certificate, and would keep it back if it did not fit the names. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
