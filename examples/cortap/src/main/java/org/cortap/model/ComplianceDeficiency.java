package org.cortap.model;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What is found where the answer is no. */
@Entity
@Table(name = "compliance_deficiencies",
        uniqueConstraints = @UniqueConstraint(name = "uq_compliance_deficiencies_code", columnNames = {"question_id", "deficiency_code"}))
public class ComplianceDeficiency {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "question_id", foreignKey = @ForeignKey(name = "fk_compliance_deficiencies_question_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    ComplianceQuestion question;

    @Column(nullable = false, length = 50)
    String deficiencyCode;

    @Column(nullable = false)
    String title;

    @Column(columnDefinition = "text")
    String determination;

    @Column(columnDefinition = "text")
    String suggestedCorrectiveAction;
}
