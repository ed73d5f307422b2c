package org.cortap.model;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What shows that the answer is yes. */
@Entity
@Table(name = "compliance_indicators",
        uniqueConstraints = @UniqueConstraint(name = "uq_compliance_indicators_letter", columnNames = {"question_id", "letter"}))
public class ComplianceIndicator {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "question_id", foreignKey = @ForeignKey(name = "fk_compliance_indicators_question_id"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    ComplianceQuestion question;

    @Column(nullable = false, length = 5)
    String letter;

    @Column(nullable = false, columnDefinition = "text")
    String text;
}
