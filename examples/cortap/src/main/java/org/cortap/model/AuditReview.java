package org.cortap.model;

import jakarta.persistence.*;
import java.time.LocalDate;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A review of a recipient. */
@Entity
@Table(name = "audit_reviews",
        indexes = @Index(name = "ix_audit_reviews_recipient_id", columnList = "recipient_id"))
public class AuditReview {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "recipient_id", foreignKey = @ForeignKey(name = "fk_audit_reviews_recipient_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    Recipient recipient;

    int fiscalYear;

    @Column(nullable = false, length = 50)
    String reviewType;

    LocalDate siteVisit;

    LocalDate reportDate;
}
