package org.cortap.model;

import jakarta.persistence.*;

/** A section of the review guide. */
@Entity
@Table(name = "compliance_sections",
        uniqueConstraints = @UniqueConstraint(name = "uq_compliance_sections_code", columnNames = "code"))
public class ComplianceSection {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @Column(nullable = false, length = 20)
    String code;

    @Column(nullable = false)
    String title;

    @Column(length = 50)
    String pageRange;

    @Column(columnDefinition = "text")
    String purpose;
}
