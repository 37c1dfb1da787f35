package com.keyri.token.rest;

import com.keyri.apikey.model.ApiScope;
import com.keyri.web.rest.json.StrictJson;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Authorization server metadata (RFC 8414): where an OAuth client finds what, and how it names itself there. */
@WebServlet("/.well-known/oauth-authorization-server")
public class AuthorizationServerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    transient String publicUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = StrictJson.mapper().writeValueAsBytes(metadata());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> metadata() {
        String api = publicUrl + "/api/v1";
        List<String> secret = List.of("client_secret_basic");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", publicUrl);
        members.put("token_endpoint", api + "/token");
        members.put("token_endpoint_auth_methods_supported", secret);
        members.put("revocation_endpoint", api + "/tokens/revoke");
        members.put("revocation_endpoint_auth_methods_supported", secret);
        members.put("introspection_endpoint", api + "/tokens/introspect");
        members.put("introspection_endpoint_auth_methods_supported", List.of("Bearer", "DPoP"));
        members.put("jwks_uri", publicUrl + "/.well-known/jwks.json");
        members.put("grant_types_supported", List.of("client_credentials"));
        members.put("response_types_supported", List.of());
        members.put(
                "scopes_supported",
                Arrays.stream(ApiScope.values()).map(ApiScope::wireName).toList());
        members.put("dpop_signing_alg_values_supported", List.of("ES256"));
        members.put("service_documentation", publicUrl + "/docs");
        return members;
    }
}
