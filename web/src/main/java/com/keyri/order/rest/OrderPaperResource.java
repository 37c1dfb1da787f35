package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.CertificateText;
import com.keyri.order.OrderDeletionService;
import com.keyri.order.OrderService;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.DocumentId;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What there is in writing of an order: documents, which go with it, and certificates, which stay. */
@Path("orders/{orderId}")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class OrderPaperResource {
    private static final String PLAIN = "text/plain;charset=UTF-8";

    @EJB
    OrderService orders;

    @EJB
    OrderDeletionService deletion;

    @GET
    @Path("documents")
    public PaperList documents(@PathParam("orderId") OrderId order) {
        return new PaperList(
                orders.documents(order).stream().map(PaperBody::from).toList());
    }

    @GET
    @Path("documents/{documentId}")
    @Produces(PLAIN)
    public Response document(@PathParam("orderId") OrderId order, @PathParam("documentId") DocumentId id) {
        OrderDocument document = orders.documents(order).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        return file(document.content(), PLAIN, document.fileName());
    }

    @GET
    @Path("certificates")
    public PaperList certificates(@PathParam("orderId") OrderId order) {
        return new PaperList(
                deletion.certificates(order).stream().map(PaperBody::from).toList());
    }

    /** Exactly the bytes of which the certificate's hash is. */
    @GET
    @Path("certificates/{certificateId}")
    public Response certificate(@PathParam("orderId") OrderId order, @PathParam("certificateId") CertificateId id) {
        OrderCertificate certificate = find(order, id);
        return file(certificate.content(), MediaType.APPLICATION_JSON, certificate.id() + ".json");
    }

    /** The same for people. */
    @GET
    @Path("certificates/{certificateId}/text")
    @Produces(PLAIN)
    public Response certificateText(@PathParam("orderId") OrderId order, @PathParam("certificateId") CertificateId id) {
        OrderCertificate certificate = find(order, id);
        return file(CertificateText.of(certificate), PLAIN, certificate.id() + ".txt");
    }

    private OrderCertificate find(OrderId order, CertificateId id) {
        return deletion.certificates(order).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    private static Response file(String content, String type, String name) {
        return Response.ok(content.getBytes(StandardCharsets.UTF_8), type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .build();
    }
}
