package org.cortap.model;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A question of a section. */
@Entity
@Table(name = "compliance_questions",
        uniqueConstraints = @UniqueConstraint(name = "uq_compliance_questions_code", columnNames = {"section_id", "question_code"}))
public class ComplianceQuestion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "section_id", foreignKey = @ForeignKey(name = "fk_compliance_questions_section_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    ComplianceSection section;

    @Column(nullable = false, length = 50)
    String questionCode;

    @Column(nullable = false, columnDefinition = "text")
    String question;

    @Column(columnDefinition = "text")
    String basicRequirement;

    @Column(columnDefinition = "text")
    String applicability;

    @Column(columnDefinition = "text")
    String detailedExplanation;

    @Column(columnDefinition = "text")
    String instructionsForReviewer;
}
