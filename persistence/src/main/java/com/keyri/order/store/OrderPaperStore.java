package com.keyri.order.store;

import com.keyri.order.model.CertificateId;
import com.keyri.order.model.CertificateKind;
import com.keyri.order.model.DocumentId;
import com.keyri.order.model.DocumentKind;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;

/** What there is in writing of orders: documents, which go with them, and certificates, which stay. */
@ApplicationScoped
public class OrderPaperStore {
    /** More than there can be of one order. */
    private static final int MOST = 20;

    @PersistenceContext
    private EntityManager entities;

    public void add(OrganizationId organization, OrderDocument document) {
        entities.createNativeQuery("""
                        insert into order_document (id, order_id, organization_id, kind, file_name, content, hash, made_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        """)
                .setParameter(1, document.id().value())
                .setParameter(2, document.order().value())
                .setParameter(3, organization.value())
                .setParameter(4, document.kind().name())
                .setParameter(5, document.fileName())
                .setParameter(6, document.content())
                .setParameter(7, document.hash())
                .setParameter(8, Timestamp.from(document.madeAt()))
                .executeUpdate();
    }

    /** Those of an order, the oldest first. */
    public List<OrderDocument> documents(OrderId order) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(id as text), cast(order_id as text), kind, file_name, content, hash, made_at
                          from order_document where order_id = ?1 order by id limit ?2
                        """)
                .setParameter(1, order.value())
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream().map(row -> document((Object[]) row)).toList();
    }

    public void add(OrganizationId organization, OrderCertificate certificate) {
        entities.createNativeQuery("""
                        insert into order_certificate (id, order_id, organization_id, kind, content, hash, made_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, certificate.id().value())
                .setParameter(2, certificate.order().value())
                .setParameter(3, organization.value())
                .setParameter(4, certificate.kind().name())
                .setParameter(5, certificate.content())
                .setParameter(6, certificate.hash())
                .setParameter(7, Timestamp.from(certificate.madeAt()))
                .executeUpdate();
    }

    /** Those of an order, the oldest first. */
    public List<OrderCertificate> certificates(OrderId order) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(id as text), cast(order_id as text), kind, content, hash, made_at
                          from order_certificate where order_id = ?1 order by id limit ?2
                        """)
                .setParameter(1, order.value())
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream().map(row -> certificate((Object[]) row)).toList();
    }

    private static OrderDocument document(Object[] row) {
        return new OrderDocument(
                new DocumentId(OrderRows.uuid(row[0])),
                new OrderId(OrderRows.uuid(row[1])),
                DocumentKind.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((Timestamp) row[6]).toInstant());
    }

    private static OrderCertificate certificate(Object[] row) {
        return new OrderCertificate(
                new CertificateId(OrderRows.uuid(row[0])),
                new OrderId(OrderRows.uuid(row[1])),
                CertificateKind.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                ((Timestamp) row[5]).toInstant());
    }
}
