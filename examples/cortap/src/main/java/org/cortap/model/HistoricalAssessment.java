package org.cortap.model;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What a review found in a section; it outlives the section. */
@Entity
@Table(name = "historical_assessments",
        indexes = {
            @Index(name = "ix_historical_assessments_review_id", columnList = "review_id"),
            @Index(name = "ix_historical_assessments_section_id", columnList = "section_id")
        })
public class HistoricalAssessment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "review_id", foreignKey = @ForeignKey(name = "fk_historical_assessments_review_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    AuditReview review;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "section_id", foreignKey = @ForeignKey(name = "fk_historical_assessments_section_id"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    ComplianceSection section;

    @Column(nullable = false, length = 5)
    String finding;

    @Column(columnDefinition = "text")
    String description;
}
