package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.CertificateText;
import com.keyri.order.OrderDeletionService;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.OrderCertificate;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What there is in writing of an order's deletion; it stays. */
@Path("orders/{orderId}/certificates")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class OrderCertificateResource {
    @EJB
    OrderDeletionService deletion;

    @GET
    public PaperList list(@PathParam("orderId") OrderId order) {
        return new PaperList(
                deletion.certificates(order).stream().map(PaperBody::from).toList());
    }

    /** Exactly the bytes of which the certificate's hash is. */
    @GET
    @Path("{certificateId}")
    public Response get(@PathParam("orderId") OrderId order, @PathParam("certificateId") CertificateId id) {
        OrderCertificate certificate = find(order, id);
        return PaperFile.of(certificate.content(), MediaType.APPLICATION_JSON, certificate.id() + ".json");
    }

    /** The same for people. */
    @GET
    @Path("{certificateId}/text")
    @Produces(PaperFile.PLAIN)
    public Response text(@PathParam("orderId") OrderId order, @PathParam("certificateId") CertificateId id) {
        OrderCertificate certificate = find(order, id);
        return PaperFile.of(CertificateText.of(certificate), PaperFile.PLAIN, certificate.id() + ".txt");
    }

    private OrderCertificate find(OrderId order, CertificateId id) {
        return deletion.certificates(order).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
